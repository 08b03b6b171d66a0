package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandsetTest {
    @ParameterizedTest
    @CsvSource({
        "auto, 0501234567 1, 00, 30353031323334353637 20 31",
        "auto, так, 08, 0442 0430 043A",
        "gsm, a@€ж, 00, 61 00 1B65 3F",
        "packed, hellohello, 00, E8329BFD4697D9EC37",
        "ascii-as-default, a@, 00, 61 40",
        "latin1-as-default, é, 00, E9",
        "ascii, a@, 01, 61 40",
        "latin1, é, 03, E9",
        "binary, é, 04, E9",
        "cyrillic, так, 06, E2 D0 DA",
        "ucs2, 05, 08, 0030 0035",
        "flash, @, 10, 00",
        "flash-ucs2, 0, 18, 0030",
        "class, @, F1, 00"
    })
    void encodes(String encoding, String text, String dataCoding, String octets) {
        List<MobileMessage> messages = Handset.USUAL.with("encoding", encoding).write("380671112233", "7104", text);

        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).dataCoding()).isEqualTo((byte) Integer.parseInt(dataCoding, 16));
        assertThat(messages.get(0).shortMessage()).isEqualTo(HexFormat.of().parseHex(octets.replace(" ", "")));
        assertThat(messages.get(0).esmClass()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "gsm, udh8, 160, 1",
        "gsm, udh8, 161, 2",
        "gsm, udh8, 306, 2",
        "gsm, udh8, 307, 3",
        "gsm, udh16, 304, 2",
        "gsm, udh16, 305, 3",
        "gsm, sar, 306, 2",
        "gsm, payload, 1000, 1",
        "packed, udh8, 306, 2",
        "packed, udh8, 307, 3",
        "packed, udh16, 305, 3",
        "ucs2, udh8, 70, 1",
        "ucs2, udh8, 71, 2",
        "ucs2, udh8, 134, 2",
        "ucs2, udh8, 135, 3",
        "ucs2, udh16, 133, 3",
        "cyrillic, udh8, 140, 1",
        "cyrillic, udh8, 268, 2",
        "cyrillic, udh8, 269, 3"
    })
    void splitsTextsThatExceedOneSms(String encoding, String splitting, int characters, int parts) {
        List<MobileMessage> messages = Handset.USUAL
                .with("encoding", encoding)
                .with("split", splitting)
                .write("380671112233", "7104", "5".repeat(characters));

        assertThat(messages).hasSize(parts);
        if (encoding.equals("packed") || encoding.equals("cyrillic")) {
            assertThat(messages).allMatch(message -> message.shortMessage().length <= 140);
        }
    }

    @Test
    void numbersTheSegments() {
        Handset sar = Handset.USUAL.with("encoding", "gsm").with("split", "sar");
        List<MobileMessage> parts = sar.write("380671112233", "7104", "5".repeat(400));

        assertThat(parts).hasSize(3);
        assertThat(parts.get(1).parameters())
                .extracting(OptionalParameter::serialize)
                .satisfies(tlvs -> assertThat(tlvs.get(1)).containsExactly(2, 0x0E, 0, 1, 3))
                .satisfies(tlvs -> assertThat(tlvs.get(2)).containsExactly(2, 0x0F, 0, 1, 2));
        assertThat(parts.stream().map(MobileMessage::text).collect(Collectors.joining()))
                .isEqualTo("5".repeat(400));
        assertThat(sar.with("split", "udh16")
                        .write("380671112233", "7104", "5".repeat(400))
                        .get(2)
                        .shortMessage())
                .startsWith(6, 8, 4)
                .containsSubsequence(3, 3);
    }

    @Test
    void dropsDuplicatesAndReordersSegments() {
        Handset whole = Handset.USUAL.with("split", "udh8");
        String text = "0123456789".repeat(100);
        int parts = whole.write("380671112233", "7104", text).size();

        assertThat(whole.with("parts", "missing").write("380671112233", "7104", text))
                .hasSize(parts - 1);
        assertThat(whole.with("parts", "repeated").write("380671112233", "7104", text))
                .hasSize(2 * parts);
        List<Byte> numbers = whole.with("parts", "shuffled").write("380671112233", "7104", text).stream()
                .map(part -> part.shortMessage()[5])
                .toList();
        assertThat(numbers)
                .containsExactlyInAnyOrder((byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7);
        assertThat(numbers).isNotEqualTo(numbers.stream().sorted().toList());
    }

    @Test
    void rejectsATextOfMoreThan255Segments() {
        assertThatThrownBy(() -> Handset.USUAL.with("split", "udh8").write("380671112233", "7104", "5".repeat(40_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("262 segments");
    }
}
