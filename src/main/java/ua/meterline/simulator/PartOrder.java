package ua.meterline.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Order and loss of the segments of a long message. */
enum PartOrder {
    KEPT,
    SHUFFLED,
    /** Each segment is delivered twice. */
    REPEATED,
    /** A segment in the middle is lost. */
    MISSING;

    /** @param seed equal seeds shuffle equally */
    List<MobileMessage> apply(List<MobileMessage> parts, int seed) {
        List<MobileMessage> result = new ArrayList<>(parts);
        if (parts.size() > 1) {
            switch (this) {
                case SHUFFLED -> {
                    Collections.shuffle(result, new Random(seed));
                    if (result.equals(parts)) {
                        Collections.rotate(result, 1);
                    }
                }
                case REPEATED -> result.addAll(parts);
                case MISSING -> result.remove(parts.size() / 2);
                default -> {}
            }
        }
        return result;
    }
}
