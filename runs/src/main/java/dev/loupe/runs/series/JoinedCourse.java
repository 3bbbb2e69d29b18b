package dev.loupe.runs.series;

/// Two courses, one behind the other.
record JoinedCourse(Course first, Course second, int cut) implements Course {
    @Override
    public int size() {
        return cut + second.size();
    }

    @Override
    public double x(int i) {
        return i < cut ? first.x(i) : second.x(i - cut);
    }

    @Override
    public double y(int i) {
        return i < cut ? first.y(i) : second.y(i - cut);
    }

    @Override
    public int gap(int start, int stop) {
        if (start < cut) {
            int found = first.gap(start, Math.min(stop, cut));
            if (found < Math.min(stop, cut) || stop <= cut) {
                return found;
            }
        }
        return cut + second.gap(Math.max(start, cut) - cut, stop - cut);
    }

    @Override
    public int least(int start, int stop) {
        if (stop <= cut) {
            return first.least(start, stop);
        }
        int behind = cut + second.least(Math.max(start, cut) - cut, stop - cut);
        if (start >= cut) {
            return behind;
        }
        int before = first.least(start, cut);
        return y(behind) < y(before) ? behind : before;
    }

    @Override
    public int greatest(int start, int stop) {
        if (stop <= cut) {
            return first.greatest(start, stop);
        }
        int behind = cut + second.greatest(Math.max(start, cut) - cut, stop - cut);
        if (start >= cut) {
            return behind;
        }
        int before = first.greatest(start, cut);
        return y(behind) > y(before) ? behind : before;
    }
}
