package ua.meterline.sms;

/** The header that says by which link a message came, and by which one its reply should leave. */
public final class LinkHeader {
    public static final String NAME = "MeterlineLink";

    private LinkHeader() {}
}
