package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String HEX = "00112233445566778899aabbccddeeff";

    @Test
    void takesTheFirstSixteenOctetsOfADigest() {
        Fingerprint fingerprint = Fingerprint.of(HexFormat.of().parseHex(HEX + "0123456789"));

        assertThat(fingerprint.hex()).isEqualTo(HEX);
        assertThat(fingerprint.octets()).isEqualTo(HexFormat.of().parseHex(HEX));
    }

    @Test
    void isRestoredFromItsOctets() {
        Fingerprint fingerprint = new Fingerprint(Long.MIN_VALUE, -1);

        assertThat(Fingerprint.of(fingerprint.octets())).isEqualTo(fingerprint);
        assertThat(fingerprint.hex()).isEqualTo("8000000000000000ffffffffffffffff");
    }
}
