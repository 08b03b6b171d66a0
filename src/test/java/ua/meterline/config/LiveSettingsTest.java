package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.config.LiveSettings.Changes;

class LiveSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void appliesWhatCanBeReloadedAndNamesTheRest() throws Exception {
        LiveSettings live = load("meterline.replies.per-sender = 5", "meterline.http.port = 8080");
        Settings before = live.get();

        write("meterline.replies.per-sender = 7", "meterline.http.port = 9090", "meterline.short-code = 7105");
        Changes changes = live.reload();

        assertThat(changes.applied()).containsExactly("meterline.replies.per-sender");
        assertThat(changes.needRestart()).containsExactly("meterline.http.port", "meterline.short-code");
        assertThat(live.get().replyLimits().perSender()).isEqualTo(7);
        assertThat(live.get().httpPort()).isEqualTo(8080);
        assertThat(before.replyLimits().perSender()).isEqualTo(5);
    }

    @Test
    void namesWhatNeedsARestartUntilItIsTakenBack() throws Exception {
        LiveSettings live = load("meterline.http.port = 8080");

        write("meterline.http.port = 9090");
        live.reload();
        assertThat(live.reload().needRestart()).containsExactly("meterline.http.port");

        write("meterline.http.port = 8080");
        assertThat(live.reload()).isEqualTo(new Changes(List.of(), List.of()));
    }

    @Test
    void changesNothingWhenAnyNewValueIsWrong() throws Exception {
        LiveSettings live = load("meterline.replies.per-sender = 5");
        Settings before = live.get();

        write("meterline.replies.per-sender = 7", "meterline.http.port = x", "meterline.smpp.prot = 1");
        assertThatExceptionOfType(SettingsException.class)
                .isThrownBy(live::reload)
                .satisfies(e -> assertThat(e.problems()).hasSize(2));

        assertThat(live.get()).isSameAs(before);
    }

    @Test
    void changesNothingWhenTheFileIsGone() throws Exception {
        LiveSettings live = load("meterline.replies.per-sender = 5");
        Files.delete(file());

        assertThatExceptionOfType(SettingsException.class).isThrownBy(live::reload);
        assertThat(live.get().replyLimits().perSender()).isEqualTo(5);
    }

    /** The common password changes, and link b has its own. */
    @Test
    void reloadsTheSettingsOfEachLink() throws Exception {
        LiveSettings live = load("meterline.smpp.links = a,b", "meterline.smpp.b.password = old");

        write("meterline.smpp.links = a,b", "meterline.smpp.b.password = new", "meterline.smpp.password = common");

        assertThat(live.reload().applied()).containsExactly("meterline.smpp.b.password", "meterline.smpp.password");
        assertThat(live.get().links())
                .extracting(link -> link.password().text())
                .containsExactly("common", "new");
    }

    @Test
    void aNewLinkNeedsARestart() throws Exception {
        LiveSettings live = load("meterline.smpp.links = a");

        write("meterline.smpp.links = a,b", "meterline.smpp.b.host = smsc.example", "meterline.smpp.b.password = x");
        Changes changes = live.reload();

        assertThat(changes.needRestart()).contains("meterline.smpp.links", "meterline.smpp.b.host");
        assertThat(live.get().links()).extracting(LinkSettings::name).containsExactly("a");
    }

    @Test
    void derivesAValueOnceForEachSnapshot() throws Exception {
        LiveSettings live = load("meterline.replies.accepted = one");
        List<String> derived = new ArrayList<>();
        Supplier<String> text = live.derived(settings -> {
            derived.add(settings.replyTexts().accepted().main());
            return settings.replyTexts().accepted().main();
        });

        text.get();
        write("meterline.replies.accepted = two");
        live.reload();

        assertThat(text.get()).isEqualTo("two");
        assertThat(text.get()).isEqualTo("two");
        assertThat(derived).containsExactly("one", "two");
    }

    @Test
    void tellsListenersOnlyOfChangesThatApply() throws Exception {
        LiveSettings live = load("meterline.http.port = 8080");
        List<Settings> told = new ArrayList<>();
        live.onReload(told::add);

        write("meterline.http.port = 9090");
        live.reload();
        assertThat(told).isEmpty();

        write("meterline.replies.per-sender = 7");
        live.reload();
        assertThat(told).containsExactly(live.get());
    }

    private LiveSettings load(String... lines) throws Exception {
        write(lines);
        return LiveSettings.load(file(), Map.of());
    }

    private void write(String... lines) throws Exception {
        Files.write(file(), List.of(lines));
    }

    private Path file() {
        return folder.resolve("test.properties");
    }
}
