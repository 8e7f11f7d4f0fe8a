package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class RequestBodiesTest {

    private static final RequestProperties PROPERTIES = new RequestProperties(
            DataSize.ofKilobytes(1),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            List.of());

    private final RequestBodies bodies = new RequestBodies(PROPERTIES, new TrustedProxies(PROPERTIES));
    private final NettyDataBufferFactory factory = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
    private final CompletableFuture<String> received = new CompletableFuture<>();

    /** Found by a review: what is counted is bytes, and each part was an object of sixty. */
    @Test
    void nothingIsHeldOfPartsOfOneByteButTheByte() {
        List<ByteBuf> parts = parts(1_000);

        receive(Flux.fromIterable(parts).<DataBuffer>map(factory::wrap).concatWith(Mono.never()));

        assertThat(parts).allSatisfy(part -> assertThat(part.refCnt()).isZero());
        assertThat(received).isNotDone();
    }

    @Test
    void partsOfOneByteAreOneBody() {
        receive(Flux.fromIterable(parts(1_000)).map(factory::wrap));

        assertThat(received).isCompletedWithValue("a".repeat(1_000));
    }

    @Test
    void thePartThatIsTooMuchIsReleased() {
        List<ByteBuf> parts = parts(1_025);

        receive(Flux.fromIterable(parts).map(factory::wrap));

        assertThat(parts).allSatisfy(part -> assertThat(part.refCnt()).isZero());
    }

    /** What a limit rejects is told so later, and other bodies get the room meanwhile. */
    @Test
    void aBodyIsReleasedBeforeItsResultIsThere() {
        var bodiesOfThousands = new AtomicInteger();
        for (int body = 0; body < 2_000; body++) {
            var request = MockServerHttpRequest.post("/any").header("Transfer-Encoding", "chunked");
            DataBuffer thousand = factory.wrap("a".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
            bodies.receive(request.body(Flux.just(thousand)), whole -> RequestBodiesTest.length(whole.getBody()))
                    .doOnNext(bodiesOfThousands::addAndGet)
                    .flatMap(_ -> Mono.never())
                    .subscribe();
        }

        assertThat(bodiesOfThousands).hasValue(2_000 * 1_000);
    }

    /** Fails for a body that was rejected. */
    private static Mono<Integer> length(Flux<DataBuffer> body) {
        return DataBufferUtils.join(body).map(DataBuffer::readableByteCount);
    }

    private void receive(Flux<DataBuffer> body) {
        var request = MockServerHttpRequest.post("/any").header("Transfer-Encoding", "chunked");
        bodies.receive(
                        request.body(body),
                        whole -> DataBufferUtils.join(whole.getBody())
                                .doOnNext(joined -> received.complete(joined.toString(StandardCharsets.US_ASCII)))
                                .then())
                .subscribe(_ -> {}, received::completeExceptionally);
    }

    private static List<ByteBuf> parts(int count) {
        return Stream.generate(() -> Unpooled.copiedBuffer("a", StandardCharsets.US_ASCII))
                .limit(count)
                .toList();
    }
}
