package ua.meterline.backoffice.erasure;

import java.util.Locale;
import ua.meterline.reading.AccountNumber;

/**
 * Whose data is erased: what came from an address, what concerns an account, or both.
 *
 * @param address a telephone number in any notation, or a mail address; null for none
 * @param account or null
 */
public record DataSubject(String address, AccountNumber account) {
    /** So many digits at the end make two notations of a telephone number the same. */
    private static final int SIGNIFICANT = 9;

    /** @throws IllegalArgumentException when there is neither, or the address is malformed */
    public DataSubject {
        if (address == null && account == null) {
            throw new IllegalArgumentException("whose data: give a sender, an account, or both");
        }
        address = address == null ? null : address.strip();
        if (address != null && !address.contains("@") && digits(address).length() < SIGNIFICANT) {
            throw new IllegalArgumentException("'" + address
                    + "' is neither a mail address nor a telephone number of at least " + SIGNIFICANT + " digits");
        }
    }

    /** Whether a sender or recipient in the database is this one. */
    boolean isAddress(String stored) {
        if (address == null || stored.isEmpty()) {
            return false;
        } else if (address.contains("@")) {
            return address.toLowerCase(Locale.ROOT).equals(stored.toLowerCase(Locale.ROOT));
        }
        String one = digits(address);
        String other = digits(stored);
        return !stored.contains("@") && other.length() >= SIGNIFICANT && (one.endsWith(other) || other.endsWith(one));
    }

    /** Without what stands for the country or the trunk: 067 and +38067 are the same. */
    private static String digits(String number) {
        return number.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
    }
}
