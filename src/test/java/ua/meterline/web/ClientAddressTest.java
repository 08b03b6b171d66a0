package ua.meterline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::7, 20010db800010002",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002",
        "2001:db8:1:3::7, 20010db800010003",
        "::ffff:192.0.2.7, ::ffff:192.0.2.7",
        "not:an:address, not:an:address",
        "unknown, unknown"
    })
    void takesASubscriberOfIpv6ForOneClient(String address, String network) {
        assertThat(ClientAddress.networkOf(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, [0:0:0:0:0:0:0:1], true",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7, true",
        "2001:db8::7, 2001:db8::8, false",
        "not:an:address, not:another:one, false"
    })
    void knowsTheTrustedProxyInAnyNotation(String proxy, String address, boolean same) {
        assertThat(ClientAddress.isSame(proxy, address)).isEqualTo(same);
    }
}
