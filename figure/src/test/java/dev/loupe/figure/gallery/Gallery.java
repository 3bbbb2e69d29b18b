package dev.loupe.figure.gallery;

import dev.loupe.figure.Drawable;
import dev.loupe.figure.spec.Picture;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// All pictures of the gallery: every method without parameters of these classes that answers a
/// figure.
public final class Gallery {
    /// One line for each family.
    private static final List<Class<?>> FAMILIES =
            List.of(
                    XyGallery.class,
                    LineGallery.class,
                    BarGallery.class,
                    DistributionGallery.class,
                    CategoryGallery.class,
                    CompositeGallery.class,
                    GridGallery.class,
                    ImageGallery.class,
                    PartGallery.class,
                    LearningGallery.class,
                    PolarGallery.class,
                    FlowGallery.class,
                    FinanceGallery.class,
                    GeoGallery.class,
                    CountGallery.class,
                    SpaceGallery.class,
                    ClusterGallery.class,
                    FormulaGallery.class);

    private Gallery() {}

    /// One picture.
    ///
    /// @param family the class, without `Gallery`
    /// @param name of the method
    public record Entry(String family, String name, Picture picture) {}

    public static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Class<?> family : FAMILIES) {
            Method[] methods = family.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (Method method : methods) {
                boolean shown =
                        Modifier.isStatic(method.getModifiers())
                                && !Modifier.isPrivate(method.getModifiers())
                                && !method.isSynthetic()
                                && method.getParameterCount() == 0;
                if (shown) {
                    entries.add(
                            new Entry(
                                    family.getSimpleName().replace("Gallery", ""),
                                    method.getName(),
                                    picture(method)));
                }
            }
        }
        return entries;
    }

    private static Picture picture(Method method) {
        try {
            Object made = method.invoke(null);
            return made instanceof Drawable drawn ? drawn.spec() : (Picture) made;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(method.getName() + " cannot be drawn", e.getCause());
        }
    }
}
