package dev.loupe.figure.mark;

import dev.loupe.figure.scene.Box;
import dev.loupe.figure.scene.Item;

import java.util.List;
import java.util.function.Supplier;

/// A small part of what a mark draws in space, so that parts of several marks can be drawn far ones first.
///
/// @param low,high how near its farthest and its nearest corner are to the eye, in units of the cube
/// @param near     how near its middle is, by which it is drawn
/// @param box      around it, in pixels
/// @param item     what is drawn; dots are one to a piece, and those of one meaning that follow each other become one item
/// @param parts    the same in smaller pieces; empty if it is small enough
public record Piece(
        double low, double high, double near, Box box, Item item, Supplier<List<Piece>> parts) {}
