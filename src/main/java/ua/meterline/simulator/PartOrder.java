package ua.meterline.simulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens to the parts of a long message on their way. */
enum PartOrder {
    KEPT,
    SHUFFLED,
    /** Each comes twice. */
    REPEATED,
    /** One in the middle is lost. */
    MISSING;

    /** @param seed the same one shuffles in the same way */
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
