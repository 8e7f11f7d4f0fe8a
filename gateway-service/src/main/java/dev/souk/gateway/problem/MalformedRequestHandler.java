package dev.souk.gateway.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.problem.ProblemJson;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import io.netty.util.AttributeKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Adds a problem to the empty responses with which Reactor Netty rejects malformed requests: 431 for headers that are
 * too long, 400 for invalid syntax, an invalid URI or a request line that is too long. Netty sends them before any
 * filter runs, so they have no trace.
 */
@Component
@ChannelHandler.Sharable
class MalformedRequestHandler extends ChannelDuplexHandler implements NettyServerCustomizer {

    private static final Set<AsciiString> BARE_HEADERS =
            Set.of(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderNames.CONNECTION);

    private static final AttributeKey<Boolean> REJECTED = AttributeKey.valueOf("souk.rejected");

    private static final AttributeKey<String> TARGET = AttributeKey.valueOf("souk.target");
    private static final String UNKNOWN_TARGET = "/bad-request"; // Netty's, if it cannot read the request line

    private final ProblemJson json;

    MalformedRequestHandler(ProblemJson json) {
        this.json = json;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "souk.malformedRequests", this));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            context.channel().attr(TARGET).set(request.uri());
        }
        context.fireChannelRead(message);
    }

    /** The writer of the message holds the promise, which is also the future that Netty returns. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse answer && isEmptyRejection(answer)) {
            context.channel().attr(REJECTED).set(true);
            context.write(
                    withProblem(answer, pathOf(context.channel().attr(TARGET).get())), promise);
            answer.release();
        } else {
            context.write(message, promise);
        }
    }

    /**
     * Ends a rejected connection in two steps: first the response, then, a second later, the connection. A connection
     * that is closed while it has unread bytes, such as the rest of the headers, is reset, and the client loses the
     * response.
     */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (context.channel().hasAttr(REJECTED) && context.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(promise), 1, TimeUnit.SECONDS);
        } else {
            context.close(promise);
        }
    }

    /** A response that passed the filters has more headers than these, also an empty one of a service. */
    private static boolean isEmptyRejection(FullHttpResponse answer) {
        return answer.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !answer.content().isReadable()
                && answer.headers().names().stream().map(AsciiString::of).allMatch(BARE_HEADERS::contains);
    }

    private static String pathOf(@Nullable String target) {
        String path = target == null || target.equals(UNKNOWN_TARGET) ? "" : target.replaceFirst("[?#].*", "");
        try {
            return "/"
                    + Objects.requireNonNullElse(new URI(path).getRawPath(), "").replaceFirst("^/+", "");
        } catch (URISyntaxException malformed) {
            return "/";
        }
    }

    private FullHttpResponse withProblem(FullHttpResponse answer, String path) {
        ProblemException problem = answer.status().equals(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
                ? Problems.HEADERS_TOO_LARGE.with("Send fewer or shorter headers.")
                : Problems.BAD_REQUEST.with("The request line or a header is malformed or too long.");
        byte[] body = json.render(problem, path);
        HttpHeaders headers = answer.headers().copy();
        headers.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return new DefaultFullHttpResponse(
                answer.protocolVersion(),
                HttpResponseStatus.valueOf(problem.problem().status().value()),
                Unpooled.wrappedBuffer(body),
                headers,
                answer.trailingHeaders());
    }
}
