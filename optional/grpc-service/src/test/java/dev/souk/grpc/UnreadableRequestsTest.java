package dev.souk.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.grpc.testing.TestCalls;
import dev.souk.grpc.testing.WebCaller;
import dev.souk.grpc.user.v1.CreateUserRequest;
import dev.souk.grpc.user.v1.GetUserRequest;
import dev.souk.grpc.user.v1.UserServiceGrpc;
import io.grpc.Codec;
import io.grpc.CompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a caller has sent wrongly is said by a status, and is no error of the server. */
@ExtendWith(OutputCaptureExtension.class)
class UnreadableRequestsTest extends GrpcTest {

    private static final String GET_USER = "souk.user.v1.UserService/GetUser";
    private static final String HEAD = """
        POST /%s HTTP/1.1\r
        Host: x\r
        Content-Type: application/grpc-web+proto\r
        Transfer-Encoding: chunked\r
        \r
        100000\r
        """.formatted(GET_USER);

    private final CompressorRegistry compressors = CompressorRegistry.newEmptyInstance();
    private ManagedChannel connection =
            ManagedChannelBuilder.forTarget("unused").build();

    @BeforeEach
    void connect() {
        gateway.on("GET /users/me", 200, "{\"id\":\"%s\"}".formatted(ID));
        connection.shutdownNow();
        connection = ManagedChannelBuilder.forAddress("127.0.0.1", port())
                .usePlaintext()
                .compressorRegistry(compressors)
                .build();
    }

    @AfterEach
    void disconnect(CapturedOutput log) {
        connection.shutdownNow();

        assertThat(log).doesNotContain(" ERROR ", "\tat ");
    }

    @Test
    void aMessageThatCannotBeDecompressedIsAnInvalidArgument() {
        compressors.register(new Uncompressed("gzip"));

        assertThat(code(() -> users().withCompression("gzip").createUser(named("Ada"))))
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void anUnknownCompressionIsUnimplemented() {
        compressors.register(new Uncompressed("brotli"));

        assertThat(code(() -> users().withCompression("brotli").createUser(named("Ada"))))
                .isEqualTo(Code.UNIMPLEMENTED);
        assertThat(web().callWithBody(GET_USER, WebCaller.frame(1, new byte[] {1}))
                        .code())
                .isEqualTo(Code.UNIMPLEMENTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 10_000_000})
    void aMessageThatIsTooLargeOnceItIsDecompressedExhaustsTheLimit(int size) {
        compressors.register(new Codec.Gzip());

        assertThat(code(() -> users().withCompression("gzip").createUser(named("A".repeat(size)))))
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void aMessageThatIsTooLargeExhaustsTheLimit() {
        assertThat(code(() -> users().createUser(named("A".repeat(70_000))))).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(web().callWithBody(GET_USER, WebCaller.frame(0, new byte[64 * 1024 + 1]))
                        .code())
                .isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    /** Found by a review: the library collects the body of such a call before anybody looks at its message. */
    @Test
    void aCallWithOneMessageSendsNoMoreThanThat() throws IOException {
        try (var caller = new Socket(InetAddress.getLoopbackAddress(), port())) {
            caller.setSoTimeout(10_000); // the time limit of the call is longer
            caller.getOutputStream().write((HEAD + "x".repeat(200_000)).getBytes(StandardCharsets.US_ASCII));

            assertThat(caller.getInputStream().read()).isEqualTo('H');
        }
    }

    /** Found by a review: nothing limited them. */
    @Test
    void callsWhoseMessagesHaveNotArrivedCount() throws IOException {
        List<Socket> callers = new ArrayList<>();
        try {
            for (int number = 0; number < MAX_CALLS_OF_A_CLIENT; number++) {
                var caller = new Socket(InetAddress.getLoopbackAddress(), port());
                callers.add(caller);
                caller.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
            }
            await().until(() -> code(() -> users().createUser(named("Ada"))) == Code.UNAVAILABLE);
        } finally {
            for (Socket caller : callers) {
                caller.close();
            }
        }

        await().until(() -> code(() -> users().getUser(GetUserRequest.getDefaultInstance())) == Code.OK);
    }

    @Test
    void aConnectionTooManyIsClosed() throws IOException {
        List<Socket> callers = new ArrayList<>();
        try {
            for (int number = 0; number < MAX_CONNECTIONS; number++) {
                callers.add(new Socket(InetAddress.getLoopbackAddress(), port()));
            }
            var beyond = new Socket(InetAddress.getLoopbackAddress(), port());
            callers.add(beyond);
            beyond.setSoTimeout(10_000);

            assertThat(isClosed(beyond)).isTrue();
        } finally {
            for (Socket caller : callers) {
                caller.close();
            }
        }

        await().until(() -> code(() -> users().getUser(GetUserRequest.getDefaultInstance())) == Code.OK);
    }

    private static boolean isClosed(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void metadataBeyondTheLimitIsRejected() {
        var large = UserServiceGrpc.newBlockingStub(TestCalls.with(connection, "more", "x".repeat(9_000)));

        assertThat(code(() -> large.getUser(GetUserRequest.getDefaultInstance())))
                .isNotEqualTo(Code.OK);
        assertThat(gateway.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "", "5", "-1S", "1.5S", "999999999S", "1X", "S", "1 S"})
    void aTimeoutThatIsNoneIsAnInvalidArgument(String timeout) {
        var users = UserServiceGrpc.newBlockingStub(TestCalls.with(connection, "grpc-timeout", timeout));

        assertThat(code(() -> users.getUser(GetUserRequest.getDefaultInstance())))
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    static Stream<byte[]> bodiesThatAreNoCall() {
        return Stream.of(
                new byte[0], new byte[] {0, 0, 0}, new byte[] {0, 0, 0, 0, 9, 1}, new byte[] {0, 0, 0, 0, 1, 1});
    }

    @ParameterizedTest
    @MethodSource("bodiesThatAreNoCall")
    void aMalformedBodyIsAnInvalidArgument(byte[] body) {
        assertThat(web().callWithBody(GET_USER, body).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(gateway.requests()).isEmpty();
    }

    @Test
    void textThatIsNotBase64IsAnInvalidArgument() {
        assertThat(web().with("Content-Type", WebCaller.TEXT)
                        .callWithBody(GET_USER, "%%%%".getBytes(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void anotherContentTypeIsUnsupported() throws IOException {
        var response =
                web().with("Content-Type", "application/json").open(GET_USER, GetUserRequest.getDefaultInstance());

        assertThat(response.statusCode()).isEqualTo(415);
        response.body().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"souk.user.v1.UserService/DeleteUser", "souk.admin.v1.Anything/Read"})
    void whatDoesNotExistIsUnimplemented(String method) {
        assertThat(TestCalls.first(connection, method, new byte[0])).isEqualTo(Code.UNIMPLEMENTED);
    }

    private static CreateUserRequest named(String name) {
        return CreateUserRequest.newBuilder().setName(name).build();
    }

    private static Code code(Runnable call) {
        try {
            call.run();
            return Code.OK;
        } catch (StatusRuntimeException failed) {
            return Status.fromThrowable(failed).getCode();
        }
    }

    private UserServiceGrpc.UserServiceBlockingStub users() {
        return UserServiceGrpc.newBlockingStub(connection);
    }

    /** Says that it compresses, and does not. */
    private record Uncompressed(String encoding) implements Codec {

        @Override
        public String getMessageEncoding() {
            return encoding;
        }

        @Override
        public OutputStream compress(OutputStream output) {
            return output;
        }

        @Override
        public InputStream decompress(InputStream input) {
            return input;
        }
    }
}
