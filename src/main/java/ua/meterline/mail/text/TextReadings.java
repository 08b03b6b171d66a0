package ua.meterline.mail.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ua.meterline.mail.text.MailProblem.Kind;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/** The readings of a text, and the problem with the rest of it. */
public record TextReadings(List<FoundReading> readings, Optional<MailProblem> problem) {
    public static TextReadings problem(Kind kind, List<AccountNumber> accounts, List<RegisterValue> values) {
        return new TextReadings(List.of(), Optional.of(new MailProblem(kind, accounts, values)));
    }

    boolean isComplete() {
        return problem.isEmpty();
    }

    public boolean isNothing() {
        return problem.map(p -> p.kind() == Kind.NOTHING).orElse(false);
    }

    /** The accounts of the text, with or without a reading. */
    List<AccountNumber> accounts() {
        return List.copyOf(new LinkedHashSet<>(Stream.concat(
                        readings.stream().map(FoundReading::account),
                        problem.stream().flatMap(p -> p.accounts().stream()))
                .toList()));
    }

    List<RegisterValue> values() {
        return List.copyOf(new LinkedHashSet<>(Stream.concat(
                        readings.stream().map(FoundReading::value),
                        problem.stream().flatMap(p -> p.values().stream()))
                .toList()));
    }
}
