package ua.meterline.simulator;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The name that a mistyped one is nearest to. */
public final class NearestName {
    private NearestName() {}

    /**
     * The name that the fewest changes lead to: a character inserted, left out or replaced, or two neighbours swapped.
     *
     * @param most the limit of changes
     */
    public static Optional<String> of(String typed, Collection<String> names, int most) {
        return names.stream()
                .filter(name -> changes(typed, name) <= most)
                .min(Comparator.comparingInt((String name) -> changes(typed, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int changes(String from, String to) {
        int[][] changes = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                changes[i][j] = i == 0 || j == 0 ? i + j : step(changes, from, to, i, j);
            }
        }
        return changes[from.length()][to.length()];
    }

    private static int step(int[][] changes, String from, String to, int i, int j) {
        int replaced = changes[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(changes[i - 1][j], changes[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, changes[i - 2][j - 2] + 1) : least;
    }
}
