package ua.meterline.sms.codec;

import ua.meterline.sms.concat.ConcatenationReference;

/**
 * The user data header before a text (3GPP TS 23.040, section 9.2.3.24). Elements that do not matter here, such as
 * ports and pictures, are skipped.
 *
 * @param length in octets, including the length octet; 0 for none
 * @param concatenation null when the message is not concatenated
 * @param shiftsLanguage whether a national language table replaces one of the default alphabet: digits are the same
 *     in all of them, letters are not
 */
public record UserDataHeader(int length, ConcatenationReference concatenation, boolean shiftsLanguage) {
    static final UserDataHeader NONE = new UserDataHeader(0, null, false);

    /** The bit of esm_class for a user data header (SMPP 3.4, section 5.2.12). */
    private static final int INDICATOR = 0x40;

    private static final int CONCATENATED_8_BIT = 0x00;
    private static final int CONCATENATED_16_BIT = 0x08;
    private static final int SINGLE_SHIFT = 0x24;
    private static final int LOCKING_SHIFT = 0x25;

    static boolean isIndicated(int esmClass) {
        return (esmClass & INDICATOR) != 0;
    }

    /**
     * A header longer than the message is invalid, and its octets are text; an element longer than the header ends
     * it.
     */
    public static UserDataHeader of(int esmClass, byte[] octets) {
        if (!isIndicated(esmClass) || octets.length == 0 || 1 + (octets[0] & 0xFF) > octets.length) {
            return NONE;
        }
        int length = 1 + (octets[0] & 0xFF);
        ConcatenationReference concatenation = null;
        boolean shiftsLanguage = false;
        int at = 1;
        while (at + 1 < length && at + 2 + (octets[at + 1] & 0xFF) <= length) {
            int element = octets[at] & 0xFF;
            int size = octets[at + 1] & 0xFF;
            if (element == CONCATENATED_8_BIT && size == 3) {
                concatenation = reference(octets[at + 2] & 0xFF, octets, at + 3);
            } else if (element == CONCATENATED_16_BIT && size == 4) {
                concatenation = reference((octets[at + 2] & 0xFF) << 8 | octets[at + 3] & 0xFF, octets, at + 4);
            } else if (element == SINGLE_SHIFT || element == LOCKING_SHIFT) {
                shiftsLanguage = true;
            }
            at += 2 + size;
        }
        return new UserDataHeader(length, concatenation, shiftsLanguage);
    }

    /** An invalid reference is ignored. */
    private static ConcatenationReference reference(int reference, byte[] octets, int at) {
        int total = octets[at] & 0xFF;
        int number = octets[at + 1] & 0xFF;
        return ConcatenationReference.isValid(reference, total, number)
                ? new ConcatenationReference(reference, total, number)
                : null;
    }
}
