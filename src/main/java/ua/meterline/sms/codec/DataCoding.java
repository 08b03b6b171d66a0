package ua.meterline.sms.codec;

/**
 * The alphabet of a data_coding: up to 0x0F as in SMPP (SMPP 3.4, section 5.2.19), above as in the mobile network
 * (3GPP TS 23.038, section 4), whose values SMSCs pass through.
 */
final class DataCoding {
    private static final int FIRST_OF_THE_NETWORK = 0x10;

    private DataCoding() {}

    /** @param smscDefault the alphabet in which the SMSC delivers its default alphabet */
    static Alphabet alphabet(int dataCoding, Alphabet smscDefault) {
        return dataCoding < FIRST_OF_THE_NETWORK ? ofSmpp(dataCoding, smscDefault) : ofNetwork(dataCoding, smscDefault);
    }

    /** Japanese and Korean codings agree with ASCII on digits and blanks and are read as Latin-1, like 8-bit data. */
    private static Alphabet ofSmpp(int dataCoding, Alphabet smscDefault) {
        return switch (dataCoding) {
            case 1 -> Alphabet.ASCII;
            case 2, 3, 4, 5, 9, 10, 13, 14 -> Alphabet.LATIN1;
            case 6 -> Alphabet.CYRILLIC;
            case 7 -> Alphabet.HEBREW;
            case 8 -> Alphabet.UCS2;
            default -> smscDefault;
        };
    }

    /** Reserved values mean the default alphabet. */
    private static Alphabet ofNetwork(int dataCoding, Alphabet smscDefault) {
        return switch (dataCoding >> 4) {
            // General, or general with automatic deletion; compressed text (bit 5) is unsupported.
            case 0x1, 0x4, 0x5 -> ofBits(dataCoding >> 2 & 0b11, smscDefault);
            case 0x2, 0x3, 0x6, 0x7 -> Alphabet.LATIN1;
            case 0xE -> Alphabet.UCS2; // message waiting indication; 0xC and 0xD are the same in the default alphabet
            case 0xF -> ofBits(dataCoding >> 2 & 0b01, smscDefault);
            default -> smscDefault;
        };
    }

    private static Alphabet ofBits(int bits, Alphabet smscDefault) {
        return switch (bits) {
            case 0b01 -> Alphabet.LATIN1;
            case 0b10 -> Alphabet.UCS2;
            default -> smscDefault;
        };
    }
}
