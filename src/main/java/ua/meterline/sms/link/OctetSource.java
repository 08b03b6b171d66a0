package ua.meterline.sms.link;

import java.io.IOException;

/** A source of octets with read timeouts. */
@FunctionalInterface
interface OctetSource {
    /** For {@link #read}: the idle timeout of the connection. */
    int IDLE = 0;

    /**
     * Reads at least one octet.
     *
     * @param timeoutMillis the read timeout, or {@link #IDLE}
     * @return how many octets were read, or -1 at the end of the stream
     * @throws java.net.SocketTimeoutException when none arrived in time
     */
    int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException;
}
