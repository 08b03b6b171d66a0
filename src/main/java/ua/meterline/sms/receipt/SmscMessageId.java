package ua.meterline.sms.receipt;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The id that an SMSC gave to a message. SMSCs write it in hexadecimal digits in a submit_sm_resp and in decimal ones in the
 * receipt, or the other way round, with leading zeros in one of them, or both alike; and do not say which.
 *
 * @param text as the SMSC wrote it, at most 65 characters (SMPP 3.4, section 5.2.23)
 */
public record SmscMessageId(String text) {
    private static final int HEXADECIMAL = 16;
    /** Longer ids are no numbers, but names. */
    private static final int MOST_BITS = Long.SIZE;

    private static final Pattern DECIMAL_DIGITS = Pattern.compile("[0-9]{1,20}");
    private static final Pattern HEXADECIMAL_DIGITS = Pattern.compile("[0-9a-f]{1,16}");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");

    /** The id without leading zeros, in small letters. */
    public String key() {
        return LEADING_ZEROS.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    /**
     * The keys of all ids that may be this one: itself, taken for decimal digits and written in hexadecimal ones, and the other way
     * round. One id is among the keys of another exactly if that one is among its.
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
