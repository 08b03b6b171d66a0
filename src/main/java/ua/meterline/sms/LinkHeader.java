package ua.meterline.sms;

/** The header with the name of the link that a message came by, and that its reply should leave by. */
public final class LinkHeader {
    public static final String NAME = "MeterlineLink";

    private LinkHeader() {}
}
