package ua.meterline.web.cabinet;

import java.util.Optional;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/**
 * Account and reading as a customer typed them. Only their format is judged here.
 *
 * @param account as typed
 * @param value as typed
 * @param answer to the question, as typed
 */
record TypedReading(String account, String value, String answer) {
    static final TypedReading NOTHING = new TypedReading("", "", "");

    private static final String BETWEEN_DIGITS = "[\\s\\p{Zs}.-]+";

    /** For a form with another question. */
    TypedReading withoutAnswer() {
        return new TypedReading(account, value, "");
    }

    /** Spaces and hyphens between the digits do not matter. */
    Optional<AccountNumber> accountNumber() {
        String digits = account.replaceAll(BETWEEN_DIGITS, "");
        return digits.matches("[0-9]{10}") ? Optional.of(new AccountNumber(digits)) : Optional.empty();
    }

    /** The digits before the comma, at most five. */
    Optional<RegisterValue> registerValue() {
        return value.matches("[0-9]{1,5}") ? Optional.of(new RegisterValue(Integer.parseInt(value))) : Optional.empty();
    }
}
