package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.operations.StoreHealth;

class DatabaseIdentityTest {
    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private Path file;
    private StoreFixture store;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("meterline.db");
        store = new StoreFixture(folder);
        store.bindTo(context.getRegistry());
        context.getRegistry().bind("storeHealth", new StoreHealth());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:write")
                        .transacted("oneTransaction")
                        .to("statement:upsert-heartbeat?rows=#storeHealth.heartbeat");
            }
        });
        context.start();
        assertThat(write().getException()).isNull();
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        store.close();
    }

    @Test
    void noticesThatTheFileWasRemoved() throws Exception {
        Files.delete(file);

        assertLost();
    }

    @Test
    void noticesThatTheFileWasReplaced() throws Exception {
        Path copy = Files.copy(file, folder.resolve("copy.db"));
        Files.move(file, folder.resolve("moved.db"));
        Files.move(copy, file);

        assertLost();
    }

    @Test
    void noticesThatTheWriteAheadLogWasRemoved() throws Exception {
        Files.delete(folder.resolve("meterline.db-wal"));

        assertLost();
    }

    @Test
    void noticesThatTheWriteAheadLogWasReplaced() throws Exception {
        Path log = folder.resolve("meterline.db-wal");
        Path copy = Files.copy(log, folder.resolve("copy-wal"));
        Files.move(copy, log, StandardCopyOption.REPLACE_EXISTING);

        assertLost();
    }

    @Test
    void isUnaffectedByWritesAndCheckpoints() throws Exception {
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)");

        assertThat(write().getException()).isNull();
        assertThatCode(store.database.identity()::requireSame).doesNotThrowAnyException();
    }

    /** A new one in its place would truncate the index of the log, which the open connections have mapped. */
    @Test
    void opensNoFurtherConnectionWhenTheFileIsGone() throws Exception {
        Files.delete(file);

        List<Connection> open = new ArrayList<>();
        try {
            assertThatThrownBy(() -> {
                        while (true) {
                            open.add(store.database.readers().getConnection());
                        }
                    })
                    .isInstanceOf(DatabaseReplacedException.class);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
        assertThat(file).doesNotExist();
    }

    /** What was committed is not acknowledged. */
    private void assertLost() {
        assertThat(write().getException()).isInstanceOf(DatabaseReplacedException.class);
        assertThatThrownBy(store.database.identity()::requireSame)
                .isInstanceOf(DatabaseReplacedException.class)
                .hasMessageContaining("meterline.db was removed or replaced");
    }

    private Exchange write() {
        return context.createProducerTemplate().send("direct:write", exchange -> {});
    }
}
