package ua.meterline.store;

import java.util.List;
import java.util.stream.Stream;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.SeveralJudged;

/** Selects the judged messages of a group. Those of one SMS follow each other. Thread-safe. */
public final class JudgedMessages {
    public List<JudgedMessage> in(List<?> group) {
        return group.stream().flatMap(JudgedMessages::of).toList();
    }

    static Stream<JudgedMessage> of(Object member) {
        if (member instanceof JudgedMessage judged) {
            return Stream.of(judged);
        }
        return member instanceof SeveralJudged several ? several.parts().stream() : Stream.empty();
    }
}
