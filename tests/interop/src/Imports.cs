// Bulk loads: what was loaded is kept, and what became of its rows can be asked for.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Web.Services;
using System.Web.Services.Protocols;
using System.Xml.Serialization;

namespace Peer
{
    public partial class IntegrationService
    {
        const int ReportRows = 2;

        class Import
        {
            public int Id, ListID, Bytes;
            public WSImportDirectives Directives;
            public string[] Addresses;
        }

        static readonly ConcurrentDictionary<int, Import> imports = new ConcurrentDictionary<int, Import>();

        static void Keep(int id, int list, WSImportDirectives directives, WSFileMappings[] mappings, byte[] file)
        {
            var address = (mappings ?? new WSFileMappings[0]).FirstOrDefault(m => m.IsEmailAddressColumn);
            var lines = Encoding.UTF8.GetString(file ?? new byte[0]).Split('\n').Skip(directives.HasColumnNames ? 1 : 0).ToList();
            if (lines.Count > 0 && lines[lines.Count - 1] == "") lines.RemoveAt(lines.Count - 1);
            imports[id] = new Import
            {
                Id = id, ListID = list, Bytes = file == null ? 0 : file.Length, Directives = directives,
                Addresses = address == null ? new string[0] : lines.Select(l => l.Split(',').ElementAtOrDefault(address.FileColumn) ?? "").ToArray()
            };
        }

        static WSImportResultEnum Outcome(string address)
        {
            return address == "" ? WSImportResultEnum.Skipped
                : !address.Contains("@") ? WSImportResultEnum.Invalid
                : address.StartsWith("banned@") ? WSImportResultEnum.Banned
                : address.StartsWith("suppressed@") ? WSImportResultEnum.Suppressed
                : WSImportResultEnum.Subscribed;
        }

        [WebMethod(Description = "Two imports a page, the oldest first. ListID 0: the error comes in WSException.")]
        [SoapHeader("User")]
        public WSImportHistory[] ReportListImportHistory(int ListID, int Page, [XmlElement(IsNullable = true)] DateTime? StartDate,
            [XmlElement(IsNullable = true)] DateTime? EndDate, [XmlElement(IsNullable = true)] ref WSException WSException)
        {
            Authenticate();
            WSException = null;
            if (ListID == 0)
            {
                WSException = new WSException { SoapMethod = "ReportListImportHistory", DateTime = start, Description = "[InvalidList] No such list" };
                return null;
            }
            bool inWindow = (StartDate ?? start) <= start && start <= (EndDate ?? start);
            var found = imports.Values.Where(i => i.ListID == ListID && inWindow).OrderBy(i => i.Id);
            return PageOf(found, Page).Select(i => new WSImportHistory
            {
                ImportFileID = i.Id, ImportSource = "API", ImportType = i.Directives.ImportTypeEnum.ToString(),
                ProfileImportType = i.Directives.ImportProfileTypeEnum.ToString(), FileName = i.Directives.FileName, FileSize = i.Bytes,
                StartDate = start, EndDate = start.AddMinutes(4.5), ProcessedCount = i.Addresses.Length,
                InvalidEmailCount = Count(i, WSImportResultEnum.Invalid), SubscribedCount = Count(i, WSImportResultEnum.Subscribed),
                SuppressedCount = Count(i, WSImportResultEnum.Suppressed), BannedCount = Count(i, WSImportResultEnum.Banned),
                SkippedCount = Count(i, WSImportResultEnum.Skipped)
            }).ToArray();
        }

        [WebMethod(Description = "Two rows a page. An empty page is an empty array for Invalid and Suppressed, else null.")]
        [SoapHeader("User")]
        public WSImportContact[] ReportImportContactDetail(int ImportFileID, int Page, WSImportResultEnum ImportResult,
            [XmlElement(IsNullable = true)] ref WSException WSException)
        {
            Authenticate();
            WSException = null;
            Import import;
            if (!imports.TryGetValue(ImportFileID, out import))
            {
                WSException = new WSException { SoapMethod = "ReportImportContactDetail", Description = "[InvalidFile] No such import" };
                return null;
            }
            var found = import.Addresses.Where(a => ImportResult == WSImportResultEnum.All || Outcome(a) == ImportResult);
            var rows = PageOf(found, Page).Select((a, i) => new WSImportContact { EmailAddress = a, ContactID = i }).ToArray();
            bool emptyIsNull = ImportResult != WSImportResultEnum.Invalid && ImportResult != WSImportResultEnum.Suppressed;
            return rows.Length == 0 && emptyIsNull ? null : rows;
        }

        static int Count(Import import, WSImportResultEnum outcome) { return import.Addresses.Count(a => Outcome(a) == outcome); }

        static IEnumerable<T> PageOf<T>(IEnumerable<T> all, int page)
        {
            return page < 1 ? Enumerable.Empty<T>() : all.Skip((page - 1) * ReportRows).Take(ReportRows);
        }
    }

    public enum WSImportResultEnum
    {
        Invalid, All, Subscribed, UnSubscribed, AlreadySubscribed, AlreadyUnSubscribed, Suppressed, Banned, Skipped
    }

    public class WSImportHistory
    {
        public int ImportFileID;
        public string ImportSource;
        public string ImportType;
        public string ProfileImportType;
        public string FileName;
        public int FileSize;
        public DateTime StartDate;
        public DateTime EndDate;
        public int ProcessedCount;
        public int InvalidEmailCount;
        public int SubscribedCount;
        public int UnSubscribedCount;
        public int AlreadySubscribedCount;
        public int AlreadyUnsubscribedCount;
        public int PreviouslyUnsubscribedCount;
        public int SuppressedCount;
        public int BannedCount;
        public int SkippedCount;
    }

    public class WSImportContact
    {
        public string EmailAddress;
        public int ContactID;
    }
}
