package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataCodingTest {
    @ParameterizedTest(name = "data_coding {0}: {1}")
    @CsvSource({
        "0, 31323334, 1234",
        "1, 31323334, 1234",
        "3, C0E9, Àé",
        "4, 31323334, 1234",
        "6, 31323334, 1234",
        "245, 31323334, 1234",
        "8, 0031003200330034, 1234",
        "8, 041F04400438, При",
        "8, D83DDE00, \uD83D\uDE00",
        "8, '', ''",
        "0, '', ''"
    })
    void readsUcs2AsSuchAndAllElseAsLatin1(int dataCoding, String hex, String text) {
        byte[] octets = HexFormat.of().parseHex(hex);

        assertThat(DataCoding.decode(dataCoding, octets)).isEqualTo(text);
        assertThat(DataCoding.isFaithful(dataCoding, octets, text)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"003100", "00", "D83D", "DE00", "DE00D83D", "0031D83D0032"})
    void noticesThatUcs2TextDoesNotGiveItsOctetsBack(String hex) {
        byte[] octets = HexFormat.of().parseHex(hex);

        assertThat(DataCoding.isFaithful(8, octets, DataCoding.decode(8, octets)))
                .isFalse();
    }

    @ParameterizedTest(name = "data_coding {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 6, 7, 9, 128, 255})
    void readsAnyOctetAndGivesItBack(int dataCoding) {
        byte[] octets = new byte[256];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) i;
        }

        String text = DataCoding.decode(dataCoding, octets);

        assertThat(text).hasSize(256);
        assertThat(DataCoding.isFaithful(dataCoding, octets, text)).isTrue();
    }
}
