package ua.meterline.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import ua.meterline.backoffice.messages.MessageDossierReader;
import ua.meterline.backoffice.staff.AuditLog;
import ua.meterline.backoffice.submission.PeriodReadings;
import ua.meterline.backoffice.submission.Submissions;
import ua.meterline.billing.BatchArchive;
import ua.meterline.billing.BatchFiles;
import ua.meterline.web.Answer;
import ua.meterline.web.ApiRoutes;

/** All paths of the HTTP API. Thread-safe. */
public final class Api implements Consumer<ApiRoutes> {
    private static final String DESCRIPTION = "/api/openapi.yaml";
    private static final int OK = 200;

    private final Services services;

    public Api(Services services) {
        this.services = services;
    }

    /** What the calls use. */
    public record Services(
            Submissions submissions,
            PeriodReadings readings,
            MessageDossierReader messages,
            BatchArchive batches,
            BatchFiles files,
            AuditLog audit) {}

    @Override
    public void accept(ApiRoutes routes) {
        byte[] description = description();
        routes.open(
                "/openapi.yaml", call -> new Answer(OK, "application/yaml", Map.of(), out -> out.write(description)));
        new ReadingCalls(services.submissions, services.readings).register(routes);
        new MessageCalls(services.messages, services.audit).register(routes);
        new BatchCalls(services.batches, services.files, services.audit).register(routes);
    }

    private static byte[] description() {
        try (InputStream in = Api.class.getResourceAsStream(DESCRIPTION)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
