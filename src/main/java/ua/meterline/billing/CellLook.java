package ua.meterline.billing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What a cell of an account file looks like, whatever its column. In the order in which they are tried. */
enum CellLook {
    ACCOUNT("an account", "[0-9]{10}"),
    DIGITS("the digits of a dial", "[4-9]"),
    /** More digits or leading zeros are of a meter's number. */
    USE("a consumption", "0|[1-9][0-9]{0,4}([.,][0-9]{1,9})?"),
    NAME("a name", "[^0-9]*\\p{L}{3}[^0-9]*"),
    ADDRESS("an address", ".*\\p{L}{3}.*"),
    METER_NUMBER("a meter number", ".*[0-9].*"),
    UNCLEAR("nothing known", ".*");

    /** So many of ten cells tell what the column is. */
    private static final int MOST_OF_TEN = 8;

    private final String words;
    private final Pattern pattern;

    CellLook(String words, String pattern) {
        this.words = words;
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
    }

    String words() {
        return words;
    }

    private static CellLook of(String cell) {
        for (CellLook look : values()) {
            if (look.pattern.matcher(cell).matches()) {
                return look;
            }
        }
        return UNCLEAR;
    }

    /** What most of the cells look like that are not blank; {@link #UNCLEAR} where there are none. */
    static CellLook ofMost(List<String> cells) {
        Map<CellLook, Integer> counts = new EnumMap<>(CellLook.class);
        int filled = 0;
        for (String cell : cells) {
            if (!cell.isBlank()) {
                counts.merge(of(cell.strip()), 1, Integer::sum);
                filled++;
            }
        }
        int most = filled * MOST_OF_TEN;
        return counts.entrySet().stream()
                .filter(count -> count.getValue() * 10 >= most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(UNCLEAR);
    }
}
