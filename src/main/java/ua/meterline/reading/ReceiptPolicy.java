package ua.meterline.reading;

import java.time.Duration;

/**
 * Whether replies have the address of a page that shows the reading.
 *
 * @param host of the cabinet, as customers see it; empty: replies have no address
 * @param shownFor how long the page is shown
 */
public record ReceiptPolicy(String host, Duration shownFor) {
    /** No addresses. */
    public static final ReceiptPolicy OFF = new ReceiptPolicy("", Duration.ZERO);

    private static final String PATH = "/r/";

    public boolean isOff() {
        return host.isEmpty();
    }

    /** How many characters of a reply the address takes. */
    public int length() {
        return isOff() ? 0 : " ".length() + host.length() + PATH.length() + ReceiptCode.LENGTH;
    }

    /** The reply with the address of the page. */
    public String append(String reply, ReceiptCode code) {
        return reply + " " + host + PATH + code.text();
    }
}
