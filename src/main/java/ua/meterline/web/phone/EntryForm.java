package ua.meterline.web.phone;

import ua.meterline.reading.RegisterValue;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Visit;

/**
 * The form of a reading, as it was typed.
 *
 * @param confirmed the value that was saved although it would be held
 * @param openPeriod that the page showed
 * @param seenReading the reading of the period that the page showed; empty for none
 */
public record EntryForm(
        String value,
        String language,
        String why,
        boolean override,
        String confirmed,
        String openPeriod,
        String seenReading) {
    private static final int MOST_DIGITS = 5;

    static EntryForm of(Visit visit) throws BadInputException {
        return new EntryForm(
                visit.form("value").replaceAll("[\\s\\u00a0]", ""),
                visit.form("language"),
                visit.form("why"),
                !visit.form("override").isEmpty(),
                visit.form("confirmed-value"),
                visit.form("open-period"),
                visit.form("seen-reading"));
    }

    static EntryForm empty(String language) {
        return new EntryForm("", language, "", false, "", "", "");
    }

    boolean isNumber() {
        return value.matches("[0-9]{1," + MOST_DIGITS + "}");
    }

    RegisterValue number() {
        return new RegisterValue(Integer.parseInt(value));
    }

    boolean isConfirmed() {
        return value.equals(confirmed);
    }

    String note() {
        return why.isEmpty() ? null : why;
    }
}
