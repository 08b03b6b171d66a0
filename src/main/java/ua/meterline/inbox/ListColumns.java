package ua.meterline.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;

/**
 * Where account, reading, date and note stand in a list.
 *
 * @param places the column of each, counted from 0; -1 where there is none
 */
record ListColumns(List<Integer> places) {
    /** In this order where there is no header. */
    private static final List<Pattern> HEADERS = List.of(
            words("рахун|счет|счёт|о/р|л/с|о\\.р|л\\.с|account|folyósz|számla"),
            words("показ|покаж|reading|value|állás|allas|meter|лічильник"),
            words("дата|date|dátum|datum|день"),
            words("прим|комент|коммент|note|comment|remark|megjegy"));

    private static final ListColumns USUAL = new ListColumns(List.of(0, 1, 2, 3));

    private static Pattern words(String alternatives) {
        return Pattern.compile(alternatives);
    }

    /** What the first row says, if it is a header: one that names an account and a reading. */
    static ListColumns of(CSVRecord first) {
        List<Integer> places = new ArrayList<>();
        for (Pattern header : HEADERS) {
            places.add(place(first, header, places));
        }
        boolean named = places.get(0) >= 0 && places.get(1) >= 0;
        return named ? new ListColumns(List.copyOf(places)) : USUAL;
    }

    private static int place(CSVRecord row, Pattern header, List<Integer> taken) {
        for (int i = 0; i < row.size(); i++) {
            String cell = Cells.plain(row.get(i)).toLowerCase(Locale.ROOT);
            if (!taken.contains(i) && header.matcher(cell).find()) {
                return i;
            }
        }
        return -1;
    }

    /** A first row without any reading is a header, even where its words are not known. */
    static boolean isHeader(CSVRecord first) {
        return of(first) != USUAL
                || first.stream().allMatch(cell -> cell.chars().noneMatch(Character::isDigit));
    }

    /** Account, reading, date and note of a row. */
    List<String> cells(CSVRecord row) {
        return places.stream()
                .map(place -> place >= 0 && place < row.size() ? Cells.plain(row.get(place)) : "")
                .toList();
    }
}
