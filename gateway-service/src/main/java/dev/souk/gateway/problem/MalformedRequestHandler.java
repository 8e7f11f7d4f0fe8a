package dev.souk.gateway.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.ProblemJson;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AttributeKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Adds a problem to the empty responses with which Reactor Netty rejects malformed requests: 431 for headers that are
 * too long, 400 for invalid syntax or an invalid URI, and 414 for a request line that is too long, which becomes a 400.
 * Netty sends them before any filter runs, so they have no trace.
 */
@Component
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored") // the promise tells its holder
class MalformedRequestHandler extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

    private static final int BARE_HEADERS = 2; // Content-Length and Connection
    private static final AttributeKey<Boolean> REJECTED = AttributeKey.valueOf("souk.rejected");
    private static final String UNKNOWN_TARGET = "/bad-request"; // Netty's, if it cannot read the request line

    private final ProblemJson json;

    MalformedRequestHandler(ProblemJson json) {
        this.json = json;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((_, channel, _) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "souk.malformedRequests", this));
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse response && isEmptyRejection(response)) {
            context.channel().attr(REJECTED).set(true);
            context.write(withProblem(response, pathOf(context)), promise);
            response.release();
        } else {
            context.write(message, promise);
        }
    }

    /**
     * Ends a rejected connection in two steps: first the response, then, a second later, the connection. A connection
     * that is closed while it has unread bytes, such as the rest of the headers, is reset, and the response lost.
     */
    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (context.channel().hasAttr(REJECTED) && context.channel() instanceof DuplexChannel channel) {
            channel.shutdownOutput();
            channel.config().setAutoRead(true);
            context.executor().schedule(() -> context.close(promise), 1, TimeUnit.SECONDS);
        } else {
            context.close(promise);
        }
    }

    /** A response that passed the filters has more headers, also an empty one of a service. */
    private static boolean isEmptyRejection(FullHttpResponse response) {
        return response.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !response.content().isReadable()
                && response.headers().size() <= BARE_HEADERS;
    }

    private FullHttpResponse withProblem(FullHttpResponse response, String path) {
        ProblemException problem = response.status().equals(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
                ? Problems.HEADERS_TOO_LARGE.with("Send fewer or shorter headers.")
                : Problems.BAD_REQUEST.with("The request line or a header is malformed or too long.");
        byte[] body = json.render(problem, path);
        FullHttpResponse filled = response.replace(Unpooled.wrappedBuffer(body));
        filled.setStatus(HttpResponseStatus.valueOf(problem.problem().status().value()));
        filled.headers().set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        filled.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return filled;
    }

    private static String pathOf(ChannelHandlerContext context) {
        ChannelOperations<?, ?> rejected = ChannelOperations.get(context.channel());
        String target = rejected instanceof HttpServerRequest request ? request.uri() : "/";
        try {
            String path = new URI(target.replaceFirst("[?#].*", "")).getRawPath();
            return path == null || path.equals(UNKNOWN_TARGET) ? "/" : "/" + path.replaceFirst("^/+", "");
        } catch (URISyntaxException malformed) {
            return "/";
        }
    }
}
