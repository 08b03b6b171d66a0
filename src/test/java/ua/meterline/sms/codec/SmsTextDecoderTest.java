package ua.meterline.sms.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.sms.concat.ConcatenationReference;
import ua.meterline.sms.concat.Segment;
import ua.meterline.sms.concat.Segments;

/** Texts of several segments. */
class SmsTextDecoderTest {
    private final SmsTextDecoder decoder = new SmsTextDecoder("gsm", false);

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
        "0, 313200, 3334, 1234",
        "0, 3132, 333400, 1234",
        "3, 31320000, 3334, 1234",
        "4, EFBBBF3132, EFBBBF3334, 1234",
        "8, FEFF00310032, FEFF00330034, 1234",
        "8, FFFE31003200, FFFE33003400, 1234",
        "8, 003100320000, 00330034, 1234",
    })
    void withoutPaddingAndMarksBetweenThem(int dataCoding, String first, String second, String text) {
        DecodedText decoded = decoder.read(segments(dataCoding, first, second));

        assertThat(decoded.text()).isEqualTo(text);
        assertThat(decoded.whole()).as("the octets are kept, too").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, 3132, 3334, 1234", "8, 0100, 0100, ĀĀ", "8, D83D, DE00, 😀"})
    void asTheyAre(int dataCoding, String first, String second, String text) {
        assertThat(decoder.read(segments(dataCoding, first, second))).isEqualTo(new DecodedText(text, true));
    }

    /** Phones fill a segment; only then may its last character be an at sign. */
    @Test
    void withAnAtSignAtTheEndOfAFullOne() {
        String full = "61".repeat(152) + "00";

        assertThat(decoder.read(segments(0, full, "62")).text()).isEqualTo("a".repeat(152) + "@b");
    }

    private static List<Segment> segments(int dataCoding, String... octets) {
        return IntStream.range(0, octets.length)
                .mapToObj(i -> new Segment(
                        null,
                        Segments.SENDER,
                        "7104",
                        new ConcatenationReference(7, octets.length, i + 1),
                        0,
                        dataCoding,
                        HexFormat.of().parseHex(octets[i]),
                        Segments.NOW))
                .toList();
    }
}
