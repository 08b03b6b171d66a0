package ua.meterline.web;

import java.time.InstantSource;
import ua.meterline.backoffice.limit.OneTimeKeys;

/**
 * What the nodes of a site share, so that a browser can be led to any of them. Thread-safe.
 *
 * <p>Not a record: the secret would be in its text.
 */
public final class SharedSite {
    private final Sealing sealing;
    private final OneTimeKeys forms;

    /**
     * @param secret by which sealed values are opened; 32 random octets
     * @param forms those that were handled
     */
    public SharedSite(byte[] secret, InstantSource clock, OneTimeKeys forms) {
        this.sealing = new Sealing(secret, clock);
        this.forms = forms;
    }

    Sealing sealing() {
        return sealing;
    }

    OneTimeKeys forms() {
        return forms;
    }
}
