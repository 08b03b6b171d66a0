package ua.meterline.web.api;

import java.util.Map;
import ua.meterline.backoffice.messages.MessageDossier;
import ua.meterline.backoffice.messages.MessageDossierReader;
import ua.meterline.backoffice.staff.AuditAction;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.staff.AuditObject;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.web.Answer;
import ua.meterline.web.ApiCall;
import ua.meterline.web.ApiProblem;
import ua.meterline.web.ApiProblemException;
import ua.meterline.web.ApiRoutes;

/** To look up what became of a message. Thread-safe. */
final class MessageCalls {
    private final MessageDossierReader messages;
    private final AuditLog audit;

    MessageCalls(MessageDossierReader messages, AuditLog audit) {
        this.messages = messages;
        this.audit = audit;
    }

    void register(ApiRoutes routes) {
        routes.get("/messages/{id}", Permission.VIEW_MESSAGES, this::message);
    }

    private Answer message(ApiCall call) throws Exception {
        boolean withText = isTextWanted(call);
        MessageDossier message = messages.of(call.pathNumber("id"))
                .orElseThrow(() ->
                        new ApiProblemException(ApiProblem.of(404, "not-found", "there is no message with this id")));
        Map<String, Object> members = members(message);
        if (withText) {
            audit.record(audit.entry(call.actor(), AuditAction.REVEAL).about(AuditObject.message(message.id())));
            members.put("sender", message.sender());
            members.put("text", message.text());
        }
        return JsonAnswer.of(members);
    }

    private static boolean isTextWanted(ApiCall call) throws ApiProblemException {
        String include = call.param("include").orElse("");
        if (!include.isEmpty() && !include.equals("text")) {
            throw new ApiProblemException(ApiProblem.invalid("invalid", Map.of("include", "text, or none")));
        }
        boolean wanted = include.equals("text");
        if (wanted && !call.token().may(Permission.REVEAL)) {
            throw new ApiProblemException(ApiProblem.of(403, "forbidden", "no role of the token permits to see texts"));
        }
        return wanted;
    }

    private static Map<String, Object> members(MessageDossier message) {
        return JsonAnswer.object(
                "id", message.id(),
                "channel", message.channel(),
                "received_at", message.receivedAt(),
                "outcome", message.outcome(),
                "reasons", message.reasons(),
                "readings",
                        message.readings().stream().map(MessageCalls::reading).toList(),
                "held", message.held() == null ? null : held(message.held()),
                "review",
                        message.reviews().stream()
                                .filter(review -> !review.isSuperseded())
                                .findFirst()
                                .map(MessageCalls::review)
                                .orElse(null),
                "reply", message.reply() == null ? null : reply(message.reply()),
                "batches",
                        message.batches().stream()
                                .map(MessageDossier.Batch::id)
                                .distinct()
                                .toList());
    }

    private static Map<String, Object> reading(MessageDossier.Reading reading) {
        return JsonAnswer.object(
                "account", reading.account(),
                "meter", reading.meter(),
                "value", reading.value(),
                "period", reading.period(),
                "on_time", reading.onTime(),
                "reviewed", reading.reviewed(),
                "effective", reading.counts());
    }

    private static Map<String, Object> held(MessageDossier.Stated held) {
        return JsonAnswer.object(
                "account", held.account(),
                "meter", held.meter(),
                "value", held.value(),
                "period", held.period(),
                "on_time", held.onTime(),
                "rules", held.rules());
    }

    private static Map<String, Object> review(MessageDossier.Review review) {
        return JsonAnswer.object(
                "decision", review.decision(),
                "decided_at", review.at(),
                "account", review.account(),
                "meter", review.meter(),
                "value", review.value(),
                "period", review.period());
    }

    private static Map<String, Object> reply(MessageDossier.Reply reply) {
        return JsonAnswer.object(
                "channel", reply.channel(),
                "state", reply.state(),
                "reason", reply.reason(),
                "attempts", reply.attempts(),
                "changed_at", reply.changedAt());
    }
}
