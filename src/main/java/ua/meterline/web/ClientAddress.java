package ua.meterline.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Who sends a request, and how: directly, or through the trusted proxy, whose headers are believed. Immutable. */
record ClientAddress(String trustedProxy) {
    private static final int IPV6_OCTETS = 16;
    private static final int NETWORK_OCTETS = 8;

    String of(Context request) {
        String forwarded = request.header("X-Forwarded-For");
        if (forwarded == null || !isFromProxy(request)) {
            return request.ip();
        }
        // The proxy appends: what stands before its own entry, the browser may have invented.
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }

    /** Whether the browser uses TLS. */
    boolean isSecure(Context request) {
        return request.scheme().equals("https")
                || isFromProxy(request) && "https".equals(request.header("X-Forwarded-Proto"));
    }

    /**
     * What limits count as one client: an IPv4 address as it is, of an IPv6 address the first 64 bits, because a
     * subscriber has all addresses with them (RFC 6177).
     */
    static String networkOf(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            // With a colon it is no name that would be looked up.
            byte[] octets = InetAddress.getByName(address).getAddress();
            return octets.length == IPV6_OCTETS ? HexFormat.of().formatHex(octets, 0, NETWORK_OCTETS) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private boolean isFromProxy(Context request) {
        return !trustedProxy.isEmpty() && trustedProxy.equals(request.ip());
    }
}
