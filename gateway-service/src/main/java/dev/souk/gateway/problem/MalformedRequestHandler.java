package dev.souk.gateway.problem;

import dev.souk.common.problem.Problems;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import java.util.Set;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Adds a problem to the empty 400 responses with which Reactor Netty rejects malformed requests: invalid syntax, an
 * invalid URI, too long headers. Netty sends them before any filter runs, so they have neither a path nor a trace.
 */
@Component
@ChannelHandler.Sharable
class MalformedRequestHandler extends ChannelOutboundHandlerAdapter implements NettyServerCustomizer {

    private static final Set<AsciiString> BARE_HEADERS =
            Set.of(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderNames.CONNECTION);

    private final byte[] problem;

    MalformedRequestHandler(ProblemJson json) {
        this.problem =
                json.render(Problems.BAD_REQUEST.with("The request line or a header is malformed or too long."), "/");
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) ->
                channel.pipeline().addAfter(NettyPipeline.HttpCodec, "souk.malformedRequests", this));
    }

    /** The writer of the message holds the promise, which is also the future that Netty returns. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof FullHttpResponse answer && isEmptyRejection(answer)) {
            context.write(withProblem(answer), promise);
            answer.release();
        } else {
            context.write(message, promise);
        }
    }

    /** A response that passed the filters has more headers than these, also an empty one of a service. */
    private static boolean isEmptyRejection(FullHttpResponse answer) {
        return answer.status().codeClass() == HttpStatusClass.CLIENT_ERROR
                && !answer.content().isReadable()
                && answer.headers().names().stream().map(AsciiString::of).allMatch(BARE_HEADERS::contains);
    }

    private FullHttpResponse withProblem(FullHttpResponse answer) {
        ByteBuf body = Unpooled.wrappedBuffer(problem);
        HttpHeaders headers = answer.headers().copy();
        headers.set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, problem.length);
        return new DefaultFullHttpResponse(
                answer.protocolVersion(), HttpResponseStatus.BAD_REQUEST, body, headers, answer.trailingHeaders());
    }
}
