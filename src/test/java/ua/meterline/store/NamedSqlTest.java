package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedSqlTest {
    private static final NamedSql SQL =
            NamedSql.of("SELECT 'a:b' FROM t WHERE a = :?first AND b IN (:?second_one, :?first - 1)", Dialect.SQLITE);

    @Test
    void putsAQuestionMarkForEachParameter() {
        assertThat(SQL.positional()).isEqualTo("SELECT 'a:b' FROM t WHERE a = ? AND b IN (?, ? - 1)");
        assertThat(SQL.names()).containsExactly("first", "second_one", "first");
    }

    @Test
    void givesTheValuesInTheOrderOfTheQuestionMarks() {
        Map<String, Object> row = new HashMap<>(Map.of("first", 1, "unused", 3));
        row.put("second_one", null);

        assertThat(SQL.valuesFrom(row)).containsExactly(1, null, 1);
    }

    @Test
    void refusesARowThatLacksAParameter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SQL.valuesFrom(Map.of("first", 1)))
                .withMessage("a row lacks the parameter second_one");
    }

    @Test
    void takesEachStatementApartOnce() {
        assertThat(NamedSql.of("SELECT :?once", Dialect.SQLITE)).isSameAs(NamedSql.of("SELECT :?once", Dialect.SQLITE));
    }
}
