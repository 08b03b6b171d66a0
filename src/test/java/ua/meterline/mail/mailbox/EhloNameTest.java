package ua.meterline.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EhloNameTest {
    @ParameterizedTest
    @CsvSource({
        "gas.example.net, 192.0.2.7, gas.example.net",
        "gas, 192.0.2.7, [192.0.2.7]",
        "'', 192.0.2.7, [192.0.2.7]",
        "localhost.localdomain, 192.0.2.7, [192.0.2.7]",
        "gas, 2001:db8::7, [IPv6:2001:db8:0:0:0:0:0:7]"
    })
    void isTheFullNameOrTheAddress(String hostName, String address, String name) throws Exception {
        assertThat(EhloName.of(hostName, InetAddress.getByName(address))).isEqualTo(name);
    }

    @Test
    void isKnownWhenTheServerIsNot() {
        assertThat(EhloName.towards("no-such-host.invalid", 25)).isNotEmpty();
    }
}
