package ua.meterline.sms.link;

import java.io.IOException;

/** Where octets come from, with a limit to waiting for them. */
@FunctionalInterface
interface OctetSource {
    /** For {@link #read}: waits as long as the connection may be idle. */
    int IDLE = 0;

    /**
     * Reads at least one octet.
     *
     * @param timeoutMillis how long to wait, or {@link #IDLE}
     * @return how many octets were read, or -1 at the end
     * @throws java.net.SocketTimeoutException when none came in time
     */
    int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException;
}
