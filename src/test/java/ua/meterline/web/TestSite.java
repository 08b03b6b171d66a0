package ua.meterline.web;

import java.time.InstantSource;
import ua.meterline.backoffice.limit.OneTimeKeys;

/** A site of one gateway. */
final class TestSite {
    private TestSite() {}

    static SharedSite of(InstantSource clock) {
        return new SharedSite(new byte[32], clock, OneTimeKeys.OF_ONE_GATEWAY);
    }
}
