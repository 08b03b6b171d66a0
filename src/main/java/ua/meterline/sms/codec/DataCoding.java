package ua.meterline.sms.codec;

/**
 * The alphabet that a data_coding stands for. Up to 0x0F it is SMPP's (SMPP 3.4, section 5.2.19), above it is what SMSCs pass
 * through from the mobile network (3GPP TS 23.038, section 4).
 */
final class DataCoding {
    private static final int FIRST_OF_THE_NETWORK = 0x10;

    private DataCoding() {}

    /** @param smscDefault what the SMSC delivers where the default alphabet is meant */
    static Alphabet alphabet(int dataCoding, Alphabet smscDefault) {
        return dataCoding < FIRST_OF_THE_NETWORK ? ofSmpp(dataCoding, smscDefault) : ofNetwork(dataCoding, smscDefault);
    }

    /** Digits and blanks are the same in ASCII and in the Japanese and Korean codings: those are read as octets, like 8-bit data. */
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

    /** Reserved values mean the default alphabet there. */
    private static Alphabet ofNetwork(int dataCoding, Alphabet smscDefault) {
        return switch (dataCoding >> 4) {
            // General, or general and to be deleted when read; compressed text (bit 5) is beyond us and anybody we
            // know.
            case 0x1, 0x4, 0x5 -> ofBits(dataCoding >> 2 & 0b11, smscDefault);
            case 0x2, 0x3, 0x6, 0x7 -> Alphabet.LATIN1;
            case 0xE -> Alphabet.UCS2; // a message waits in a mailbox; 0xC and 0xD are the same in the default alphabet
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
