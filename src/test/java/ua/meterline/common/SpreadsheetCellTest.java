package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetCellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+380", "-1", "@SUM(A1)", "\tcmd", "\rcmd", "=HYPERLINK(\"http://x\")"})
    void prefixesFormulasWithAnApostrophe(String formula) {
        assertThat(SpreadsheetCell.of(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0501234567", "sms", "2016-04", "a=b", "'quoted"})
    void leavesOtherTextsUnchanged(String text) {
        assertThat(SpreadsheetCell.of(text)).isEqualTo(text);
    }
}
