package ua.meterline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Picks values of {@code store/sample-values.txt} for columns and for parameters of statements. Not thread-safe. */
final class SampleValues {
    private static final Pattern LITERAL = Pattern.compile("x'([0-9a-f]*)'|'([^']*)'|(-?[0-9]+)");

    private final Map<String, List<Object>> byName = new HashMap<>();
    private final Random random;

    SampleValues(long seed) {
        this.random = new Random(seed);
        try (var lines = Files.lines(Path.of("src/test/resources/store/sample-values.txt"))) {
            lines.filter(line -> line.contains(" = "))
                    .map(line -> line.split(" = ", 2))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String[] namesAndValues) {
        List<Object> values = new ArrayList<>();
        Matcher literal = LITERAL.matcher(namesAndValues[1]);
        while (literal.find()) {
            values.add(value(literal));
        }
        for (String name : namesAndValues[0].split(" ")) {
            byName.put(name, values);
        }
    }

    private static Object value(Matcher literal) {
        if (literal.group(1) != null) {
            return HexFormat.of().parseHex(literal.group(1));
        } else if (literal.group(2) != null) {
            return literal.group(2);
        }
        long number = Long.parseLong(literal.group(3));
        return number == (int) number ? (Object) (int) number : (Object) number;
    }

    /** A value of a column, never null. */
    Object column(String table, String column) {
        return any(table + "." + column, column);
    }

    /** A value of a parameter, never null. */
    Object parameter(String statement, String parameter) {
        return any(statement + ":" + parameter, parameter);
    }

    private Object any(String own, String common) {
        List<Object> values = byName.getOrDefault(own, byName.get(common));
        if (values == null) {
            throw new IllegalArgumentException("sample-values.txt has no line for " + own + " or " + common);
        }
        return values.get(random.nextInt(values.size()));
    }

    /** True once in so many times. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }
}
