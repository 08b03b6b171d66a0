package ua.meterline.sms.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.SeededCase;

class SeptetsTest {
    /** The example of 3GPP TS 23.038. */
    @Test
    void unpacksHellohello() {
        byte[] packed = java.util.HexFormat.of().parseHex("E8329BFD4697D9EC37");

        assertThat(GsmAlphabet.decode(Septets.unpack(packed, 0)).text()).isEqualTo("hellohello");
    }

    @Test
    void unpacksWhatWasPacked() {
        SeededCase.forAll(1000, random -> {
            byte[] octets = random.octets(0, 160);
            byte[] septets = septets(octets);
            byte[] packed = GsmCodes.pack(septets);

            boolean endsLikeIdleBits =
                    septets.length > 0 && septets.length % 8 == 0 && septets[septets.length - 1] == 0;
            assertThat(Septets.unpack(packed, 0))
                    .isEqualTo(endsLikeIdleBits ? Arrays.copyOf(septets, septets.length - 1) : septets);
            assertThat(Septets.isLossless(packed, 0)).isTrue();
        });
    }

    /** The header octets are zero, because unpacking ignores their content. */
    @Test
    void startsAtTheSeptetAfterAHeader() {
        SeededCase.forAll(1000, random -> {
            byte[] octets = random.octets(1, 100);
            int headerLength = random.between(1, 20);
            byte[] text = septets(octets);
            text[text.length - 1] |= 1;
            int headerSeptets = (headerLength * 8 + 6) / 7;
            byte[] all = new byte[headerSeptets + text.length];
            System.arraycopy(text, 0, all, headerSeptets, text.length);
            byte[] packed = GsmCodes.pack(all);

            assertThat(Septets.unpack(packed, headerLength)).isEqualTo(text);
            assertThat(Septets.isLossless(packed, headerLength)).isTrue();
        });
    }

    @Test
    void unpacksAnyOctetsAfterAnyHeader() {
        SeededCase.forAll(1000, random -> {
            byte[] octets = random.octets(0, 30);
            int length = random.between(0, 40);
            int headerLength = Math.min(length, octets.length);

            assertThat(Septets.unpack(octets, headerLength)).hasSizeLessThanOrEqualTo(octets.length * 8 / 7);
            Septets.isLossless(octets, headerLength);
        });
    }

    @Test
    void reportsNonZeroFillBitsAsLossy() {
        assertThat(Septets.isLossless(new byte[] {0x31}, 0)).isTrue();
        assertThat(Septets.isLossless(new byte[] {(byte) 0xB1}, 0)).isFalse();
        assertThat(Septets.isLossless(new byte[] {0, 0x01, 0x01}, 1)).isFalse();
    }

    private static byte[] septets(byte[] octets) {
        byte[] septets = octets.clone();
        for (int i = 0; i < septets.length; i++) {
            septets[i] &= 0x7F;
        }
        return septets;
    }
}
