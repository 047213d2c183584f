package frontrow.rest.limits;

import frontrow.rest.problems.BodyTooLarge;
import frontrow.rest.problems.ProblemWriter;
import frontrow.rest.problems.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** No body is larger than the limit: refused by its announced length, else (chunked) once it has grown too long. */
final class BodyLimitFilter extends OncePerRequestFilter {

    private final long bytesMax;
    private final ProblemWriter problems;

    BodyLimitFilter(long bytesMax, ProblemWriter problems) {
        this.bytesMax = bytesMax;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long announced = request.getContentLengthLong();
        if (announced > bytesMax) {
            problems.write(request, response, Problems.bodyTooLarge(bytesMax));
        } else if (announced < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new Limited(request, bytesMax), response);
        } else {
            chain.doFilter(request, response); // the container reads no more than was announced
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long bytesMax;
        private @Nullable ServletInputStream body;

        Limited(HttpServletRequest request, long bytesMax) {
            super(request);
            this.bytesMax = bytesMax;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            ServletInputStream limited = body;
            if (limited == null) {
                limited = new LimitedBody(super.getInputStream(), bytesMax);
                body = limited;
            }
            return limited;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedBody extends ServletInputStream {

        private final ServletInputStream body;
        private final long bytesMax;
        private long bytesRead;

        LimitedBody(ServletInputStream body, long bytesMax) {
            this.body = body;
            this.bytesMax = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = body.read(target, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) throws BodyTooLarge {
            bytesRead += Math.max(bytes, 0);
            if (bytesRead > bytesMax) {
                throw new BodyTooLarge(bytesMax);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
