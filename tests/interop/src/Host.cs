// Hosts ASP.NET (System.Web, in this process) behind a small HTTP/1.1 front end on 127.0.0.1, since Debian's own host for it
// cannot start there. On the wire it behaves like IIS: HTTP/1.1, keep-alive also after a 500, "100 Continue", chunked requests.
// Query parameters switch transport modes (see Modes).
// Arguments: PORT (0: any that is free; the line on standard output names it), SITE, and optionally "until-eof": to end when
// standard input does, so that no server outlives the tests that started it.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Web;
using System.Web.Hosting;

namespace Peer
{
    // Replaces the answer at the end of the request, where the SOAP layer can no longer interfere.
    public class PagesModule : IHttpModule
    {
        public static void Request(HttpContext context, int status, string location) { context.Items["page"] = Tuple.Create(status, location); }

        public void Init(HttpApplication app)
        {
            app.EndRequest += delegate
            {
                var page = app.Context.Items["page"] as Tuple<int, string>;
                if (page == null) return;
                var response = app.Response;
                response.ClearHeaders();
                response.ClearContent();
                response.StatusCode = page.Item1;
                response.ContentType = "text/html";
                if (!string.IsNullOrEmpty(page.Item2)) response.AppendHeader("Location", page.Item2);
                if (page.Item1 == 401) response.AppendHeader("WWW-Authenticate", "Basic realm=\"peer\"");
                if (page.Item1 == 503) response.AppendHeader("Retry-After", "1");
                if (page.Item1 == 204 || page.Item1 == 304) return;
                response.Write("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\r\n" +
                    "<html><head><title>" + page.Item1 + "</title></head>\r\n<body><h2>" + page.Item1 + " - Server error.&nbsp;<br></h2></body></html>\r\n");
            };
        }

        public void Dispose() { }
    }

    public class Host : MarshalByRefObject
    {
        public static int Main(string[] args)
        {
            int port = int.Parse(args[0]);
            string dir = Path.GetFullPath(args[1]);
            if (args.Length > 2 && args[2] == "until-eof")
                new Thread(() => { while (Console.In.Read() >= 0) { } Environment.Exit(0); }) { IsBackground = true }.Start();
            while (true) // ASP.NET unloads the application when web.config or bin changes: start it again
            {
                try
                {
                    var host = (Host)ApplicationHost.CreateApplicationHost(typeof(Host), "/", dir);
                    port = host.Listen(port, dir);
                    Console.WriteLine("listening on http://127.0.0.1:" + port + "/v31/IntegrationService.asmx");
                    while (host.Alive()) Thread.Sleep(250);
                }
                catch (Exception e) // AppDomainUnloadedException, or the port is not free yet
                {
                    if (e is SocketException && ++failures > 20) throw;
                    Console.Error.WriteLine(e.Message);
                    Thread.Sleep(250);
                }
            }
        }

        static int failures;
        public bool Alive() { return true; }
        public override object InitializeLifetimeService() { return null; }

        // Runs in the web application's domain, so that requests cross no domain border.
        public int Listen(int port, string dir)
        {
            var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start(512);
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
            var accept = new Thread(() =>
            {
                while (true)
                {
                    var socket = listener.AcceptSocket();
                    socket.NoDelay = true;
                    new Thread(() => new Connection(socket, port, dir).Serve()) { IsBackground = true }.Start();
                }
            });
            accept.IsBackground = true;
            accept.Start();
            return port;
        }
    }

    // One TCP connection: reads requests, hands them to ASP.NET, writes the answers.
    class Connection
    {
        static readonly ConcurrentDictionary<string, int> requests = new ConcurrentDictionary<string, int>();
        static int connections;
        readonly int number = Interlocked.Increment(ref connections);
        readonly Socket socket;
        readonly NetworkStream stream;
        readonly int port;
        readonly string dir;
        readonly byte[] buffer = new byte[32768];
        int start, end;

        public Connection(Socket socket, int port, string dir)
        {
            this.socket = socket; this.port = port; this.dir = dir;
            stream = new NetworkStream(socket, false);
        }

        public void Serve()
        {
            try { while (ServeOne()) { } }
            catch (IOException) { }
            catch (SocketException) { }
            catch (Exception e) { Console.Error.WriteLine(e); }
            finally { stream.Close(); socket.Close(); }
        }

        bool ServeOne()
        {
            string line = ReadLine();
            if (line == "") line = ReadLine();
            if (line == null) return false;
            var parts = line.Split(' ');
            if (parts.Length != 3) return Plain("400 Bad Request");
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while ((line = ReadLine()) != "")
            {
                if (line == null) return false;
                int colon = line.IndexOf(':');
                if (colon < 1) return Plain("400 Bad Request");
                headers[line.Substring(0, colon)] = line.Substring(colon + 1).Trim();
            }
            bool http11 = parts[2] == "HTTP/1.1";
            string connection = Get(headers, "Connection").ToLowerInvariant();
            bool keep = http11 ? !connection.Contains("close") : connection.Contains("keep-alive");
            if (Get(headers, "Expect").ToLowerInvariant() == "100-continue")
                Send(Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n"));
            byte[] body = ReadBody(headers);
            if (body == null) return Plain("400 Bad Request");
            headers.Remove("Transfer-Encoding"); // decoded above; ASP.NET sees a plain body, as behind IIS
            headers["Content-Length"] = body.Length.ToString();

            var worker = new Worker(parts[0], parts[1], parts[2], headers, body, (IPEndPoint)socket.RemoteEndPoint, port, dir);
            var modes = new Modes(worker.GetQueryString());
            string run = modes.Text("run");
            int count = run == null ? 0 : requests.AddOrUpdate(run, 1, (name, n) => n + 1);
            HttpRuntime.ProcessRequest(worker);
            worker.Done.Wait();
            worker.Tell("X-Connection", number);
            if (run != null) worker.Tell("X-Requests", count);
            if (modes.Has("close")) keep = false;
            var answer = worker.Answer(keep, modes, Get(headers, "Accept-Encoding").Contains("gzip"));
            if (modes.Has("cut")) { Send(answer, answer.Length - Math.Max(1, modes.Int("cut", 10))); return false; }
            if (modes.Has("slow")) foreach (var b in answer) { Send(new[] { b }); Thread.Sleep(modes.Int("slow", 1)); }
            else Send(answer);
            return keep;
        }

        static string Get(Dictionary<string, string> headers, string name) { string v; return headers.TryGetValue(name, out v) ? v : ""; }

        bool Plain(string status) { Send(Encoding.ASCII.GetBytes("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")); return false; }

        void Send(byte[] bytes, int length = -1) { stream.Write(bytes, 0, length < 0 ? bytes.Length : length); }

        byte[] ReadBody(Dictionary<string, string> headers)
        {
            var body = new MemoryStream();
            if (Get(headers, "Transfer-Encoding").ToLowerInvariant() == "chunked")
            {
                while (true)
                {
                    int size;
                    if (!int.TryParse((ReadLine() ?? "").Split(';')[0].Trim(), System.Globalization.NumberStyles.HexNumber, null, out size)) return null;
                    if (size == 0) { while (!string.IsNullOrEmpty(ReadLine())) { } return body.ToArray(); }
                    Copy(body, size);
                    ReadLine();
                }
            }
            int length = 0;
            string text = Get(headers, "Content-Length");
            if (text != "" && (!int.TryParse(text, out length) || length < 0)) return null;
            Copy(body, length);
            return body.ToArray();
        }

        void Copy(MemoryStream body, int size)
        {
            while (size > 0)
            {
                if (start == end && !Fill()) throw new IOException("the request ended early");
                int n = Math.Min(size, end - start);
                body.Write(buffer, start, n);
                start += n;
                size -= n;
            }
        }

        bool Fill() { start = 0; end = stream.Read(buffer, 0, buffer.Length); return end > 0; }

        string ReadLine() // null at the end of the connection
        {
            var text = new StringBuilder();
            while (true)
            {
                if (start == end && !Fill()) return null;
                byte b = buffer[start++];
                if (b == '\n') return text.ToString().TrimEnd('\r');
                text.Append((char)b);
                if (text.Length > 65536) throw new IOException("line too long");
            }
        }
    }

    // Transport modes, from the query string: gzip, chunked, close, bom, ok (status 200), cut=BYTES, slow=MILLISECONDS per byte;
    // verbose (faults as to a caller on the server itself, with stack traces), run=NAME (requests of this name are counted).
    class Modes
    {
        readonly System.Collections.Specialized.NameValueCollection values;
        public Modes(string query) { values = HttpUtility.ParseQueryString(query ?? ""); }
        public bool Has(string name) { return values[name] != null; }
        public string Text(string name) { return values[name]; }
        public int Int(string name, int otherwise) { int n; return int.TryParse(values[name], out n) ? n : otherwise; }
    }

    // ASP.NET's view of one request; collects the answer.
    class Worker : HttpWorkerRequest
    {
        public readonly ManualResetEventSlim Done = new ManualResetEventSlim(false);
        readonly string verb, rawUrl, path, query, version, dir;
        readonly Dictionary<string, string> headers;
        readonly byte[] body;
        readonly IPEndPoint remote;
        readonly int port;
        readonly MemoryStream output = new MemoryStream();
        readonly List<KeyValuePair<string, string>> answer = new List<KeyValuePair<string, string>>();
        int status = 200, position;
        string description = "OK";

        public Worker(string verb, string rawUrl, string version, Dictionary<string, string> headers, byte[] body, IPEndPoint remote, int port, string dir)
        {
            this.verb = verb; this.rawUrl = rawUrl; this.version = version; this.headers = headers;
            this.body = body; this.remote = remote; this.port = port; this.dir = dir;
            int mark = rawUrl.IndexOf('?');
            path = HttpUtility.UrlDecode(mark < 0 ? rawUrl : rawUrl.Substring(0, mark));
            query = mark < 0 ? "" : rawUrl.Substring(mark + 1);
        }

        public void Tell(string name, int value) { answer.Add(new KeyValuePair<string, string>(name, value.ToString())); }

        public byte[] Answer(bool keep, Modes modes, bool acceptsGzip)
        {
            var bytes = output.ToArray();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var h in answer) names.Add(h.Key);
            bool chunked = names.Contains("Transfer-Encoding"); // then ASP.NET wrote the chunks
            if (modes.Has("ok")) { status = 200; description = "OK"; }
            if (modes.Has("bom") && !chunked) bytes = Join(Encoding.UTF8.GetPreamble(), bytes);
            var head = new StringBuilder("HTTP/1.1 " + status + " " + description + "\r\n");
            bool gzip = modes.Has("gzip") && acceptsGzip && !chunked && bytes.Length > 0;
            if (gzip) bytes = Gzip(bytes);
            bool chunk = (gzip || modes.Has("chunked")) && !chunked; // IIS sends dynamically compressed answers chunked
            foreach (var h in answer)
                if (!h.Key.Equals("Connection", StringComparison.OrdinalIgnoreCase) && !(h.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
                    head.Append(h.Key).Append(": ").Append(h.Value).Append("\r\n");
            if (gzip) head.Append("Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n");
            if (chunk) { head.Append("Transfer-Encoding: chunked\r\n"); bytes = Chunk(bytes, modes.Int("chunked", 1000)); }
            else if (!chunked && status != 204 && status != 304) head.Append("Content-Length: " + bytes.Length + "\r\n");
            head.Append("Date: " + DateTime.UtcNow.ToString("r") + "\r\n");
            if (!keep) head.Append("Connection: close\r\n");
            return Join(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), verb == "HEAD" ? new byte[0] : bytes);
        }

        static byte[] Join(byte[] a, byte[] b) { var r = new byte[a.Length + b.Length]; a.CopyTo(r, 0); b.CopyTo(r, a.Length); return r; }

        static byte[] Gzip(byte[] bytes)
        {
            var target = new MemoryStream();
            using (var zip = new GZipStream(target, CompressionMode.Compress)) zip.Write(bytes, 0, bytes.Length);
            return target.ToArray();
        }

        static byte[] Chunk(byte[] bytes, int size)
        {
            var target = new MemoryStream();
            for (int i = 0; i < bytes.Length; i += size)
            {
                int n = Math.Min(size, bytes.Length - i);
                var line = Encoding.ASCII.GetBytes(n.ToString("x") + "\r\n");
                target.Write(line, 0, line.Length);
                target.Write(bytes, i, n);
                target.Write(new byte[] { 13, 10 }, 0, 2);
            }
            var last = Encoding.ASCII.GetBytes("0\r\n\r\n");
            target.Write(last, 0, last.Length);
            return target.ToArray();
        }

        public override string GetUriPath() { return path; }
        public override string GetFilePath() { int i = path.IndexOf(".asmx/", StringComparison.OrdinalIgnoreCase); return i < 0 ? path : path.Substring(0, i + 5); }
        public override string GetPathInfo() { return path.Substring(GetFilePath().Length); }
        public override string GetFilePathTranslated() { return MapPath(GetFilePath()); }
        public override string MapPath(string p) { return Path.Combine(dir, (p ?? "").TrimStart('/')); }
        public override string GetAppPath() { return "/"; }
        public override string GetAppPathTranslated() { return dir + "/"; }
        public override string GetQueryString() { return query; }
        public override string GetRawUrl() { return rawUrl; }
        public override string GetHttpVerbName() { return verb; }
        public override string GetHttpVersion() { return version; }
        // Everybody calls from elsewhere (RFC 5737), unless told otherwise: see customErrors in web.config.
        public override string GetRemoteAddress() { return new Modes(query).Has("verbose") ? remote.Address.ToString() : "192.0.2.1"; }
        public override int GetRemotePort() { return remote.Port; }
        public override string GetLocalAddress() { return "127.0.0.1"; }
        public override int GetLocalPort() { return port; }
        public override string GetKnownRequestHeader(int index) { return GetUnknownRequestHeader(GetKnownRequestHeaderName(index)); }
        public override string GetUnknownRequestHeader(string name) { string v; return headers.TryGetValue(name, out v) ? v : null; }
        public override string[][] GetUnknownRequestHeaders()
        {
            var list = new List<string[]>();
            foreach (var h in headers) if (GetKnownRequestHeaderIndex(h.Key) < 0) list.Add(new[] { h.Key, h.Value });
            return list.ToArray();
        }
        public override byte[] GetPreloadedEntityBody() { return body; }
        public override bool IsEntireEntityBodyIsPreloaded() { return true; }
        public override int GetTotalEntityBodyLength() { return body.Length; }
        public override int ReadEntityBody(byte[] into, int size)
        {
            int n = Math.Min(size, body.Length - position);
            Buffer.BlockCopy(body, position, into, 0, n);
            position += n;
            return n;
        }
        public override void SendStatus(int code, string text) { status = code; description = text; }
        public override void SendKnownResponseHeader(int index, string value) { SendUnknownResponseHeader(GetKnownResponseHeaderName(index), value); }
        public override void SendUnknownResponseHeader(string name, string value) { answer.Add(new KeyValuePair<string, string>(name, value)); }
        public override void SendCalculatedContentLength(int length) { }
        public override void SendResponseFromMemory(byte[] data, int length) { output.Write(data, 0, length); }
        public override void SendResponseFromFile(string file, long offset, long length)
        {
            using (var f = File.OpenRead(file)) { f.Position = offset; var data = new byte[length]; int n = f.Read(data, 0, data.Length); output.Write(data, 0, n); }
        }
        public override void SendResponseFromFile(IntPtr handle, long offset, long length) { throw new NotSupportedException(); }
        public override void FlushResponse(bool final) { if (final) Done.Set(); }
        public override void EndOfRequest() { Done.Set(); }
        public override bool HeadersSent() { return false; }
        public override bool IsClientConnected() { return true; }
        public override void CloseConnection() { Done.Set(); }
    }
}
