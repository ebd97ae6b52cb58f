import { providerOf } from "./test/provider-run.ts";
import { conformance } from "./src/conformance.ts";
export type Api = "tickets"|"safety-register";
export const J = (b:any)=>{try{return JSON.parse(Buffer.from(b??[]).toString("utf8"))}catch{return undefined}};
export const ans=(status:number,value:any,headers:any={})=>({status,headers:{"content-type":"application/json",...headers},body:Buffer.from(typeof value==="string"?value:JSON.stringify(value))});
export async function variant(name:string, api:Api, wrap:(t:any,cfg:any)=>any, opts:any={}, change=(c:any)=>c){
  const {transport,config}=providerOf(api);
  const cfg=change(config);
  try{
  const r=await conformance(api,cfg,{transport:wrap(transport,cfg),...opts});
  const e=r.findings.filter(f=>f.severity==="error"), a=r.findings.filter(f=>f.severity!=="error");
  console.log(`## ${api} ${name}: ${e.length} errors, ${a.length} assumptions, ${r.notChecked.length} notChecked, ${r.requests} req ${r.milliseconds}ms`);
  for(const f of e) console.log("   E",f.operationId,f.check,f.place,"|",f.expected,"|",f.got.slice(0,150),`(${f.caseIds.length}) ${f.caseIds[0]}`);
  if(process.env.A) for(const f of a) console.log("   a",f.operationId,f.check,f.place,"|",f.expected,"|",f.got.slice(0,120),`(${f.caseIds.length})`);
  return r;}catch(x:any){console.log(`## ${api} ${name}: CRASH`,x.stack);}
}
/** change JSON answers */
export const mapAns=(f:(v:any,status:number,req:any)=>any)=>(t:any)=>async(req:any,s:any)=>{const a=await t(req,s);const v=J(a.body);if(v===undefined)return a;const n=f(v,a.status,req);return n===undefined?a:{...a,headers:{...a.headers,"content-length":undefined},body:Buffer.from(JSON.stringify(n))}};
export const deep=(v:any,f:(k:string,v:any)=>any):any=>Array.isArray(v)?v.map(x=>deep(x,f)):v&&typeof v==="object"?Object.fromEntries(Object.entries(v).flatMap(([k,x])=>{const y=f(k,deep(x,f));return y===undefined?[]:[[k,y]]})):v;
