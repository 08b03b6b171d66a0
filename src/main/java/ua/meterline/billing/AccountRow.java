package ua.meterline.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import ua.meterline.reading.AccountNumber;

/**
 * A customer's account as billing knows it.
 *
 * @param name or null
 * @param address or null
 * @param meterDigits number of digits on the dial, 4 to 9, or null
 * @param usualUse in a month, in the meter's units, rounded to whole ones, or null
 * @param meterNumber as printed on the meter, or null
 * @param phone see {@link PhoneNumbers}, or null
 */
record AccountRow(
        AccountNumber account,
        String name,
        String address,
        Integer meterDigits,
        Integer usualUse,
        String meterNumber,
        String phone) {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_METER_NUMBER = 40;
    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");
    private static final Pattern DIGITS_OF_A_DIAL = Pattern.compile("[4-9]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}([.,][0-9]{1,9})?");

    /**
     * @param columns empty for one that is not read
     * @param cells in the order of the columns; trailing ones may be missing
     * @param problems receives what was left out, without personal data
     * @throws IllegalArgumentException with a description without personal data
     */
    static AccountRow of(
            List<Optional<AccountColumn>> columns, List<String> cells, PhoneNumbers phones, Consumer<String> problems) {
        if (cells.size() > columns.size()) {
            throw new IllegalArgumentException("has " + cells.size() + " cells, not " + columns.size() + " at most");
        }
        Map<AccountColumn, String> row = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            columns.get(i).ifPresent(column -> row.put(column, cell));
        }
        return new AccountRow(
                account(row.getOrDefault(AccountColumn.ACCOUNT, "")),
                text(AccountColumn.NAME, row),
                text(AccountColumn.ADDRESS, row),
                meterDigits(row.getOrDefault(AccountColumn.METER_DIGITS, "")),
                usualUse(row.getOrDefault(AccountColumn.USUAL_USE, "")),
                meterNumber(row.getOrDefault(AccountColumn.METER_NUMBER, "")),
                phones.read(row.getOrDefault(AccountColumn.PHONE, ""), problems));
    }

    private static AccountNumber account(String digits) {
        if (NINE_DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("the account has 9 digits, not 10; was a leading zero lost?");
        }
        return new AccountNumber(digits);
    }

    private static String text(AccountColumn column, Map<AccountColumn, String> row) {
        String text = row.getOrDefault(column, "");
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a name or address has more than " + LONGEST_TEXT + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    private static Integer meterDigits(String text) {
        if (!text.isEmpty() && !DIGITS_OF_A_DIAL.matcher(text).matches()) {
            throw new IllegalArgumentException("the meter's digits must be a number from 4 to 9");
        }
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    private static Integer usualUse(String text) {
        if (text.isEmpty()) {
            return null;
        } else if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("the usual use must be a number");
        }
        return new BigDecimal(text.replace(',', '.'))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static String meterNumber(String text) {
        if (text.length() > LONGEST_METER_NUMBER) {
            throw new IllegalArgumentException(
                    "the meter's number has more than " + LONGEST_METER_NUMBER + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** The parameters of {@code upsert-account.sql}. */
    Map<String, Object> row() {
        Map<String, Object> row = new HashMap<>();
        row.put("account", account.digits());
        row.put("name", name);
        row.put("address", address);
        row.put("meter_digits", meterDigits);
        row.put("usual_use", usualUse);
        row.put("meter_number", meterNumber);
        row.put("phone", phone);
        return row;
    }
}
