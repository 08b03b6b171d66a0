package ua.meterline.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;

/** Who sends a request, and how: directly, or through the trusted proxy, whose headers are believed. Immutable. */
record ClientAddress(String trustedProxy) {
    private static final int IPV6_OCTETS = 16;
    private static final int NETWORK_OCTETS = 8;

    String of(Context request) {
        String forwarded = lastEntry(request, "X-Forwarded-For");
        return forwarded.isEmpty() || !isFromProxy(request) ? request.ip() : forwarded;
    }

    /** Whether the browser uses TLS. */
    boolean isSecure(Context request) {
        return request.scheme().equals("https")
                || isFromProxy(request) && "https".equals(lastEntry(request, "X-Forwarded-Proto"));
    }

    /**
     * The entry of the proxy, which it appends to the last line, or to which it gives a line of its own: what stands
     * before it, the browser may have invented. Empty where there is none.
     */
    private static String lastEntry(Context request, String header) {
        String last = "";
        for (String line : Collections.list(request.req().getHeaders(header))) {
            last = line;
        }
        return last.substring(last.lastIndexOf(',') + 1).strip();
    }

    /**
     * What limits count as one client: an IPv4 address as it is, of an IPv6 address the first 64 bits, because a
     * subscriber has all addresses with them (RFC 6177).
     */
    static String networkOf(String address) {
        byte[] octets = ipv6(address);
        return octets.length == IPV6_OCTETS ? HexFormat.of().formatHex(octets, 0, NETWORK_OCTETS) : address;
    }

    private boolean isFromProxy(Context request) {
        return !trustedProxy.isEmpty() && isSame(trustedProxy, request.ip());
    }

    /** An IPv6 address has several notations. */
    static boolean isSame(String one, String other) {
        byte[] octets = ipv6(one);
        return one.equals(other) || octets.length > 0 && Arrays.equals(octets, ipv6(other));
    }

    /** The octets of an IPv6 address; none of anything else. */
    private static byte[] ipv6(String address) {
        try {
            // With a colon it is no name that would be looked up.
            return address.indexOf(':') < 0
                    ? new byte[0]
                    : InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
