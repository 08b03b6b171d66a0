package ua.meterline.sms.receipt;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The message_id of an SMSC. Some SMSCs write it in hexadecimal digits in the submit_sm_resp and in decimal digits in
 * the receipt, or the reverse, or with leading zeros in one of them.
 *
 * @param text as the SMSC wrote it, at most 65 characters (SMPP 3.4, section 5.2.23)
 */
public record SmscMessageId(String text) {
    private static final int HEXADECIMAL = 16;
    /** Longer ids are names, not numbers. */
    private static final int MOST_BITS = Long.SIZE;

    private static final Pattern DECIMAL_DIGITS = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL_DIGITS = Pattern.compile("[0-9a-f]{1,16}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    /** The id in lower case, without leading zeros. */
    public String key() {
        return LEADING_ZEROS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /**
     * The keys of all equivalent ids: this one, its decimal form in hexadecimal digits, and the reverse. The relation
     * is symmetric.
     */
    public Set<String> keys() {
        String key = key();
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key);
        if (DECIMAL_DIGITS.matcher(key).matches() && new BigInteger(key).bitLength() <= MOST_BITS) {
            keys.add(new BigInteger(key).toString(HEXADECIMAL));
        }
        if (HEXADECIMAL_DIGITS.matcher(key).matches()) {
            keys.add(new BigInteger(key, HEXADECIMAL).toString());
        }
        return keys;
    }
}
