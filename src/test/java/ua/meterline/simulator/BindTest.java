package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.ByteBuffer;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BindTest {
    private SmscSimulator smsc;

    @BeforeEach
    void start() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder()
                        .systemId("meterline")
                        .password("secret")
                        .build())
                .start();
    }

    @AfterEach
    void stop() {
        smsc.close();
    }

    @ParameterizedTest
    @EnumSource(BindType.class)
    void acceptsEachKindOfBindAndAnUnbind(BindType type) throws Exception {
        try (Esme esme = Esme.bind(smsc, type)) {
            assertThat(smsc.bound()).extracting(BoundEsme::bindType).containsExactly(type);
            assertThat(esme.session.getSessionState().isBound()).isTrue();
        }
        await().until(() -> smsc.bound().isEmpty());
    }

    @Test
    void holdsSeveralSessionsAtTheSameTime() throws Exception {
        try (Esme one = Esme.bind(smsc, BindType.BIND_RX);
                Esme two = Esme.bind(smsc, BindType.BIND_TX);
                Esme three = Esme.bind(smsc, BindType.BIND_TRX)) {
            assertThat(smsc.bound()).hasSize(3);
            assertThat(three.submit("380501112233", "hello")).isNotEmpty();
            assertThat(two.submit("380501112233", "hello")).isNotEmpty();
            assertThat(one.session.getSessionState().isBound()).isTrue();
        }
    }

    /** A client of HTTP or TLS sends four octets that would be a length of up to two gigabytes. */
    @Test
    void closesConnectionsThatDoNotSpeakSmpp() throws Exception {
        try (Socket peer = new Socket("127.0.0.1", smsc.port())) {
            peer.setSoTimeout(10_000);
            peer.getOutputStream()
                    .write(ByteBuffer.allocate(16).putInt(Integer.MAX_VALUE).array());

            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
        acceptsEachKindOfBindAndAnUnbind(BindType.BIND_TRX);
    }

    @Test
    void rejectsAWrongPassword() {
        assertThatThrownBy(() -> Esme.bind(smsc, BindType.BIND_RX, "meterline", "guess"))
                .hasMessageContaining("0000000e");
        assertThat(smsc.bound()).isEmpty();
    }

    @Test
    void rejectsAWrongSystemId() {
        assertThatThrownBy(() -> Esme.bind(smsc, BindType.BIND_RX, "stranger", "secret"))
                .hasMessageContaining("0000000f");
    }

    @Test
    void rejectsBindsWhileConfiguredTo() throws Exception {
        smsc.behaviour().refuseBinds(0x0D);
        assertThatThrownBy(() -> Esme.bind(smsc, BindType.BIND_TRX)).hasMessageContaining("0000000d");

        smsc.behaviour().refuseBinds(0);
        try (Esme esme = Esme.bind(smsc, BindType.BIND_TRX)) {
            assertThat(esme.session.getSessionState().isBound()).isTrue();
        }
    }

    @Test
    void reusesThePortWhileFormerLinksAreStillClosing() throws Exception {
        int port = smsc.port();
        try (Esme esme = Esme.bind(smsc, BindType.BIND_TRX)) {
            smsc.close();
            await().until(() -> !esme.session.getSessionState().isBound());
        }
        smsc = new SmscSimulator(SimulatorOptions.builder().port(port).build()).start();
        try (Esme esme = Esme.bind(smsc, BindType.BIND_TRX)) {
            assertThat(smsc.bound()).hasSize(1);
            assertThat(esme.session.getSessionState().isBound()).isTrue();
        }
    }
}
