package ua.meterline.store;

import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.Decision;
import ua.meterline.reading.ReplyGuard;

/** The limits of the only gateway on its database, counted in memory. For use by the thread that writes. */
public final class LocalReplyLimits implements ReplyLimits {
    private final ReplyGuard guard;

    public LocalReplyLimits(ReplyGuard guard) {
        this.guard = guard;
    }

    @Override
    public List<Map<String, Object>> wanted(@Body List<Decision> decisions) {
        return List.of();
    }

    @Override
    public List<Decision> guard(
            @Body List<Decision> decisions, @Variable("replyCounts") List<Map<String, Object>> counts) {
        return guard.guard(decisions);
    }

    @Override
    public List<Map<String, Object>> added(@Variable("decisions") List<Decision> decisions) {
        return List.of();
    }

    @Override
    public List<Map<String, Object>> addedToDay(@Variable("decisions") List<Decision> decisions) {
        return List.of();
    }

    @Override
    public List<Map<String, Object>> outdated() {
        return List.of();
    }

    @Override
    public void confirm() {
        guard.confirm();
    }
}
