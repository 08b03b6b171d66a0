package ua.meterline.config;

/**
 * Telephone numbers: the region that gives national numbers their country code, and the address types in a submit_sm.
 *
 * @param region ISO 3166-1, such as {@code UA}
 */
public record AddressSettings(
        @Setting(name = "meterline.smpp.region", defaultValue = "UA", format = TextFormat.REGION, help = """
                        The region (ISO 3166-1) of telephone numbers without a country code. In UA, 0501234567 is
                        +380501234567.""")
        String region,

        @Setting(name = "meterline.smpp.source-ton", defaultValue = "0", max = AddressSettings.HIGHEST_TON, help = """
                        Type of number (TON) of the short code, as the operator requires it: 0 unknown, 1 international,
                        3 network specific, ... (SMPP 3.4, 5.2.5).""")
        int sourceTon,

        @Setting(
                name = "meterline.smpp.source-npi",
                defaultValue = "0",
                pattern = AddressSettings.NUMBERING_PLANS,
                message = AddressSettings.NUMBERING_PLAN_NEEDED,
                help = "Numbering plan (NPI) of the short code: 0 unknown, 1 ISDN, ... (SMPP 3.4, 5.2.6).")
        int sourceNpi,

        @Setting(
                name = "meterline.smpp.destination-ton",
                defaultValue = "1",
                max = AddressSettings.HIGHEST_TON,
                help = "Type of number of the customer's number.")
        int destinationTon,

        @Setting(
                name = "meterline.smpp.destination-npi",
                defaultValue = "1",
                pattern = AddressSettings.NUMBERING_PLANS,
                message = AddressSettings.NUMBERING_PLAN_NEEDED,
                help = "Numbering plan of the customer's number.")
        int destinationNpi) {
    static final int HIGHEST_TON = 6;
    /** SMPP 3.4, section 5.2.6. */
    static final String NUMBERING_PLANS = "0|1|3|4|6|8|9|10|14|18";

    static final String NUMBERING_PLAN_NEEDED = "must be 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18";

    /**
     * Type of number and numbering plan (SMPP 3.4, sections 5.2.5 and 5.2.6).
     *
     * @param ton 0 to 6
     */
    public record AddressType(int ton, int npi) {}

    /** The address type of the short code. */
    public AddressType source() {
        return new AddressType(sourceTon, sourceNpi);
    }

    /** The address type of a customer's number. */
    public AddressType destination() {
        return new AddressType(destinationTon, destinationNpi);
    }
}
